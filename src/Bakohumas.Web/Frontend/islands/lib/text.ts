// What the text editor computes, without a page.

/** First and last place of a line, counted from 1. */
export function lineRange(text: string, line: number): [number, number] {
  const lines = text.split("\n");
  const index = Math.min(Math.max(line, 1), lines.length) - 1;
  const from = lines.slice(0, index).reduce((sum, l) => sum + l.length + 1, 0);
  return [from, from + lines[index]!.length];
}

/** The number after the highest clause there is. */
export function nextClause(text: string): number {
  return Math.max(0, ...[...text.matchAll(/^(\d{1,2})\.\s/gm)].map((m) => Number(m[1]))) + 1;
}

export function insertAt(text: string, from: number, to: number, put: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + put + text.slice(to), caret: from + put.length };
}
