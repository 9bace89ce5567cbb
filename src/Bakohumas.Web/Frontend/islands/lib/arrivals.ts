// What the stream of arrivals says, and how it is drawn.
export interface Line { name: string; came: number; expected: number; absent: number; online: number; paper: number }
export interface Arrivals {
  registered: number; came: number; inside: number;
  ways: { door: number; selfCheckIn: number; online: number; paper: number };
  from: string; minutes: number[]; gates: Line[]; agencies: Line[]; regions: Line[];
}

/** What stands beside a number of arrivals, each part by its word; nothing when all were in the hall. */
export function ways(line: Line, say: (word: "tempat" | "daring" | "kertas", count: number) => string): string {
  if (line.online + line.paper === 0) return "";
  const parts: ["tempat" | "daring" | "kertas", number][] = [["tempat", line.came - line.online - line.paper], ["daring", line.online], ["kertas", line.paper]];
  return parts.filter(([, count]) => count > 0).map(([word, count]) => say(word, count)).join(", ");
}

/** Heights of the bars in a drawing of 120 units: the fullest minute 116, one with anybody at least 3. */
export function bars(minutes: number[]): number[] {
  const most = Math.max(1, ...minutes);
  return minutes.map((count) => (count === 0 ? 0 : Math.max(3, Math.floor((116 * count) / most))));
}

/** Hour and minute on the event's clock, `hours` east of UTC. */
export function clock(from: string, minutes: number, hours: number, between: string): string {
  const at = new Date(Date.parse(from) + minutes * 60_000 + hours * 3_600_000);
  return `${String(at.getUTCHours()).padStart(2, "0")}${between}${String(at.getUTCMinutes()).padStart(2, "0")}`;
}
