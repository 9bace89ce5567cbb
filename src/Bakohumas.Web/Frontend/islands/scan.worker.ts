// Reads QR codes off the main thread. The decoder's file comes from us, never from another host.
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

interface Start { wasm: string }
interface Frame { id: number; width: number; height: number; pixels: ArrayBuffer }

addEventListener("message", (event: MessageEvent<Start | Frame>) => {
  if ("wasm" in event.data) {
    const { wasm } = event.data;
    void prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  } else {
    void read(event.data);
  }
});

async function read({ id, width, height, pixels }: Frame): Promise<void> {
  let text: string | null = null;
  try {
    const frame = new ImageData(new Uint8ClampedArray(pixels), width, height);
    const [found] = await readBarcodes(frame, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 });
    text = found?.text ?? null;
  } catch {
    // A frame that cannot be read is a frame without a code.
  }
  (self as unknown as { postMessage(message: unknown): void }).postMessage({ id, text });
}
