// Work that is done again and again until it is stopped: a fault stops no beat, and many calls make no second one.

export interface Timers { set: (act: () => void, ms: number) => number; clear: (timer: number) => void }

const usual: Timers = { set: (act, ms) => window.setTimeout(act, ms), clear: (timer) => clearTimeout(timer) };

export class Beat {
  private turn = 0;
  private timer = 0;

  /** @param wait Ms until the next turn, asked after each. */
  constructor(private readonly act: () => Promise<void>, private readonly wait: () => number, private readonly timers: Timers = usual) {}

  /** A turn now; the next one is counted from its end. */
  async now(): Promise<void> {
    const mine = ++this.turn;
    this.timers.clear(this.timer);
    try {
      await this.act();
    } catch {
      // A fault of the phone's storage, for example: the next turn tries again.
    }
    if (mine === this.turn) this.timer = this.timers.set(() => void this.now(), this.wait());
  }

  stop(): void {
    this.turn++;
    this.timers.clear(this.timer);
  }
}
