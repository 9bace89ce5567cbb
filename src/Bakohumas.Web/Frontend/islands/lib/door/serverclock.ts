// The server's clock as far as its answers tell it. Whatever an answer says of the time was so at some moment between sending and hearing it:
// the difference of the two clocks lies between bounds, each answer narrows them, and a quick one narrows them more than a slow one.

/** This phone's clock (ms since 1970), which a hand can change, and one that only runs forward (ms since whenever). */
export interface Clocks { now: () => number; ticks: () => number }

/** Clocks of phones run apart by less than this part of the time. Where one does not, its bounds stop meeting, and that is noticed too. */
const drift = 0.0001;

/** What rounding to milliseconds can hide. */
const grain = 2;

/** The two clocks of the phone stay this close together, in ms, unless one was changed. */
const still = 100;

export class ServerClock {
  private low = 0;
  private high = 0;
  /** Ms that the phone's clock went ahead of the running one. Was it asleep, nothing has changed; was it put forward, the difference has. */
  private doubt = Infinity;
  private isFine = false;
  private anchor: { now: number; ticks: number };

  constructor(private readonly clocks: Clocks) {
    this.anchor = this.read();
  }

  /** Server's clock minus this phone's as it stands now, whole ms; 0 as long as nothing was heard. */
  get skew(): number {
    this.follow();
    return Math.round((this.low + this.high) / 2);
  }

  /** How far the truth may lie from it, ms; infinite before the first answer of this page. */
  get uncertainty(): number {
    this.follow();
    return (this.high - this.low) / 2 + this.doubt;
  }

  /** Goes on with what an earlier page measured, until an answer says better. */
  resume(skew: number): void {
    this.low = this.high = skew;
    this.doubt = Infinity;
    this.isFine = true;
    this.anchor = this.read();
  }

  /**
   * The server said that its clock stood within [from, from + width] ms, at some moment since the ticks of `sent`. A width of 0 is a time in
   * milliseconds; once one was heard, coarser ones say nothing more.
   */
  heard(sent: number, from: number, width: number): void {
    this.follow();
    const { now, ticks } = this.read();
    const low = from - now - grain;
    const high = from + width - now + Math.max(0, ticks - sent) + grain;
    const isFine = width === 0;
    const meets = low <= this.high && high >= this.low;
    if (this.isFine && !isFine && (this.doubt === 0 || meets)) return;
    const goesOn = this.doubt === 0 && this.isFine === isFine;
    if (goesOn) this.widen(now, ticks);
    // Bounds that do not meet: something has changed that no clock here shows. The newest answer is right.
    if (goesOn && low <= this.high && high >= this.low) {
      this.low = Math.max(this.low, low);
      this.high = Math.min(this.high, high);
    } else {
      this.low = low;
      this.high = high;
    }
    this.doubt = 0;
    this.isFine = isFine;
    this.anchor = { now, ticks };
  }

  /** A bound that is old is wide: otherwise a lucky one would stand for ever while the clocks run apart. */
  private widen(now: number, ticks: number): void {
    const elapsed = ticks - this.anchor.ticks;
    const slack = elapsed * drift + Math.abs(now - this.anchor.now - elapsed);
    this.low -= slack;
    this.high += slack;
  }

  /** Looks whether the phone's clock was changed since. */
  private follow(): void {
    const { now, ticks } = this.read();
    const elapsed = ticks - this.anchor.ticks;
    const gap = now - this.anchor.now - elapsed;
    if (Math.abs(gap) <= still + elapsed * drift) return;
    if (gap < 0) {
      // Put back, and the running clock says by how much.
      this.low -= gap;
      this.high -= gap;
    } else this.doubt += gap;
    this.anchor = { now, ticks };
  }

  private read(): { now: number; ticks: number } {
    return { now: this.clocks.now(), ticks: this.clocks.ticks() };
  }
}
