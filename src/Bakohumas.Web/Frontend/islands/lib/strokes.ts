// A signature as it is stored: strokes of points, x and y only, as parts of the pad's width. No time, no pressure, no speed.

export type Point = [x: number, y: number];
export type Stroke = Point[];

export const mostPoints = 5000;

interface Drawn { points: { x: number; y: number }[] }

/** Both coordinates are divided by the width, so that the drawing keeps its shape on any screen; three decimals. */
export function pack(drawn: Drawn[], width: number): Stroke[] {
  const round = (n: number) => Math.round((n / width) * 1000) / 1000;
  const strokes = drawn.map((s) => s.points.map((p): Point => [round(p.x), round(p.y)]).filter(different)).filter((s) => s.length > 0);
  return thin(strokes, mostPoints);
}

/** Back to pixels of a pad of this width, for redrawing after the screen turned. */
export function unpack(strokes: Stroke[], width: number): { x: number; y: number }[][] {
  return strokes.map((s) => s.map(([x, y]) => ({ x: x * width, y: y * width })));
}

export function read(text: string): Stroke[] {
  try {
    const value: unknown = JSON.parse(text || "[]");
    return Array.isArray(value) ? (value as Stroke[]) : [];
  } catch {
    return [];
  }
}

export const count = (strokes: Stroke[]) => strokes.reduce((n, s) => n + s.length, 0);

/** A dot or one short tick is no signature. */
export const isEnough = (strokes: Stroke[]) => count(strokes) >= 8 && spread(strokes) >= 0.04;

function spread(strokes: Stroke[]): number {
  const xs = strokes.flatMap((s) => s.map((p) => p[0]));
  return Math.max(...xs) - Math.min(...xs);
}

function different(point: Point, i: number, all: Point[]): boolean {
  const before = all[i - 1];
  return !before || before[0] !== point[0] || before[1] !== point[1];
}

/** Leaves out every second inner point until all fit: a long signature gets coarser, never cut off. */
function thin(strokes: Stroke[], most: number): Stroke[] {
  let result = strokes;
  while (count(result) > most && result.some((s) => s.length > 2)) {
    result = result.map((s) => (s.length > 2 ? s.filter((_, i) => i % 2 === 0 || i === s.length - 1) : s));
  }
  return count(result) > most ? result.slice(0, most) : result;
}
