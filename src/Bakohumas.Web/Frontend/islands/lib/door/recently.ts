/** The same code held before the camera is one scan: it is let through again only after three seconds out of sight. */
export class Recently {
  private text = "";
  private seen = -Infinity;

  constructor(private readonly quiet = 3000) {}

  isNew(text: string, now: number): boolean {
    const fresh = text !== this.text || now - this.seen > this.quiet;
    this.text = text;
    this.seen = now;
    return fresh;
  }
}
