/** A hand-held reader types fast and ends with Enter. Slow typing is a person and is left alone. */
export class Wedge {
  private text = "";
  private last = -Infinity;

  /** The scanned text when this key completes one. */
  key(key: string, now: number): string | null {
    if (now - this.last > 80) this.text = "";
    this.last = now;
    if (key === "Enter") {
      const scanned = this.text.length >= 12 ? this.text : null;
      this.text = "";
      return scanned;
    }
    if (key.length === 1) this.text += key;
    return null;
  }
}
