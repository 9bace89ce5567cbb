// What the stream says, and what follows for the screen. Pure, so that it can be tested without a hall.

export type Mode = "arrival" | "text" | "count" | "photo" | "blank";

export interface News {
  mode?: Mode;
  /** People inside. */
  present?: number;
  /** Of those, who takes part from afar. */
  online?: number;
  /** People who are expected to sign: the registered ones, or those inside when there are more. */
  expected?: number;
  signed?: number;
  /** The rotating code: path data in a drawing of side × side, and the seconds it still lives of all it has. */
  qr?: { path: string; side: number; seconds: number; of: number; address: string } | null;
}

/** Strands that are lit: one for each full `each` signatures, all of them at the last signature. */
export function lit(signed: number, expected: number, each: number, strands: number): number {
  if (expected > 0 && signed >= expected) return strands;
  return Math.min(strands, Math.floor(signed / Math.max(1, each)));
}

/** The clause before, the one being read, the one after: neighbours stay readable. */
export function around(clauses: number, now: number): number[] {
  return [now - 1, now, now + 1].filter((n) => n >= 1 && n <= clauses);
}

/** How long a clause is for the wall; the theme gives each a size at which the whole of it is seen (at most 600 characters). */
export function length(clause: string): "short" | "long" | "longer" | "longest" {
  const n = clause.length;
  return n <= 120 ? "short" : n <= 200 ? "long" : n <= 340 ? "longer" : "longest";
}

/** A key of a keyboard or a presenter's remote moves the reading; null leaves it. */
export function turn(key: string, now: number, clauses: number): number | null {
  const step = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[key];
  if (key === "Home") return 1;
  return step === undefined ? null : Math.min(clauses, Math.max(1, now + step));
}

/** The arc of the ring from the top, clockwise: path data on a circle of radius 16 in a drawing of 40. */
export function arc(part: number): string {
  if (part >= 0.999) return "M20 4a16 16 0 1 1-.01 0";
  const angle = 2 * Math.PI * Math.max(0, part);
  const [x, y] = [20 + 16 * Math.sin(angle), 20 - 16 * Math.cos(angle)].map((n) => n.toFixed(2));
  return `M20 4A16 16 0 ${part > 0.5 ? 1 : 0} 1 ${x} ${y}`;
}
