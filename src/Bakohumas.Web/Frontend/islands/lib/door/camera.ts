// The camera and the reader. Frames go to a worker at 1,280 px, one at a time; what it reads comes back as text.

export interface Reader { read(frame: ImageData): Promise<string | null> }

export function reader(script: string, wasm: string): Reader {
  const worker = new Worker(script, { type: "module" });
  const waiting = new Map<number, (text: string | null) => void>();
  let last = 0;
  worker.postMessage({ wasm });
  worker.addEventListener("message", (event: MessageEvent<{ id: number; text: string | null }>) => {
    waiting.get(event.data.id)?.(event.data.text);
    waiting.delete(event.data.id);
  });
  return {
    read: (frame) => new Promise((done) => {
      const id = ++last;
      waiting.set(id, done);
      worker.postMessage({ id, width: frame.width, height: frame.height, pixels: frame.data.buffer }, [frame.data.buffer]);
    }),
  };
}

export class Camera {
  private stream: MediaStream | null = null;
  private readonly canvas = document.createElement("canvas");
  private turn = 0;

  constructor(private readonly video: HTMLVideoElement, private readonly read: Reader, private readonly found: (text: string) => void) {}

  get isOpen(): boolean {
    return this.stream !== null;
  }

  /** @param lost called once when the film ends by itself */
  async open(deviceId?: string, lost?: () => void): Promise<void> {
    this.close();
    const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
    this.stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: deviceId ? { deviceId: { exact: deviceId }, ...size } : { facingMode: { ideal: "environment" }, ...size },
    });
    const opened = this.stream;
    opened.getVideoTracks()[0]?.addEventListener("ended", () => this.stream === opened && lost?.());
    this.video.srcObject = opened;
    await this.video.play();
    void this.loop(++this.turn);
  }

  close(): void {
    this.turn++;
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.srcObject = null;
  }

  get hasTorch(): boolean {
    const track = this.stream?.getVideoTracks()[0];
    return !!(track?.getCapabilities?.() as { torch?: boolean } | undefined)?.torch;
  }

  async torch(on: boolean): Promise<void> {
    await this.stream?.getVideoTracks()[0]?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
  }

  static async choices(): Promise<MediaDeviceInfo[]> {
    return (await navigator.mediaDevices.enumerateDevices()).filter((d) => d.kind === "videoinput");
  }

  /** A photo instead of a film: where the camera is locked, and for who cannot aim. */
  async photo(file: File): Promise<string | null> {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, 1920 / Math.max(picture.width, picture.height));
    const text = await this.read.read(this.grab(picture, Math.round(picture.width * scale), Math.round(picture.height * scale)));
    picture.close();
    return text;
  }

  private async loop(turn: number): Promise<void> {
    while (turn === this.turn) {
      await this.frame();
      if (turn !== this.turn || this.video.videoWidth === 0 || document.hidden) continue;
      const text = await this.read.read(this.grab(this.video, this.video.videoWidth, this.video.videoHeight));
      if (text && turn === this.turn) this.found(text);
    }
  }

  private frame(): Promise<void> {
    return new Promise((done) => {
      // A hidden or stalled film shows no frames; the clock keeps the loop alive.
      const timer = setTimeout(done, 500);
      const next = () => {
        clearTimeout(timer);
        done();
      };
      if ("requestVideoFrameCallback" in this.video) this.video.requestVideoFrameCallback(next);
      else requestAnimationFrame(next);
    });
  }

  private grab(source: CanvasImageSource, width: number, height: number): ImageData {
    this.canvas.width = width;
    this.canvas.height = height;
    const pen = this.canvas.getContext("2d", { willReadFrequently: true })!;
    pen.drawImage(source, 0, 0, width, height);
    return pen.getImageData(0, 0, width, height);
  }
}
