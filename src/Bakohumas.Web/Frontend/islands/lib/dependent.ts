// "Status=Pns,Cpns" or "Status!=Lain": when a field that depends on another one is shown.

export interface Condition { field: string; values: string[]; negated: boolean }

export function parse(text: string): Condition | null {
  const match = /^([\w.[\]]+)\s*(!?=)\s*(.*)$/.exec(text.trim());
  if (!match) return null;
  return { field: match[1]!, negated: match[2] === "!=", values: match[3]!.split(",").map((v) => v.trim()) };
}

export function holds(condition: Condition, value: string): boolean {
  return condition.values.includes(value) !== condition.negated;
}
