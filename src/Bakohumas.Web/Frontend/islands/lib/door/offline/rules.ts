// The rules of the door as the server has them (AdmissionRules, OccasionChoice, Presence): both are run against the same vectors.

export type Direction = "in" | "out";
export interface Movement { direction: Direction; at: number }
export interface Window { id: string; startsAt: number; endsAt: number }
export interface First { gate: string; at: number }

export interface Facts {
  right: string;
  /** draft, published, registrationClosed, running, finished or cancelled. */
  state: string;
  startsAt: number;
  endsAt: number;
  /** Null when nobody knows the code. */
  ticket: { isOfThisEvent: boolean; isCurrent: boolean; isCancelled: boolean; first: First | null; isInside: boolean } | null;
  hasOccasion: boolean;
  namesNone: boolean;
  direction: Direction;
  forced: boolean;
}

export interface Decision { verdict: "admitted" | "alreadyInside" | "left" | "refused" | "unknown"; reason: string | null; first: First | null; conflict: boolean }

const hour = 3_600_000;
export const opensBefore = 2 * hour;
export const closedAfter = 6 * hour;
const forcedWithin = 30 * 24 * hour;

export function decide(facts: Facts, now: number): Decision {
  const { ticket } = facts;
  if (facts.right !== "scan" && facts.right !== "supervise") return refused("deviceRight");
  if (!ticket) return { verdict: "unknown", reason: "unknown", first: null, conflict: false };
  if (!ticket.isOfThisEvent) return refused("wrongEvent");
  if (!ticket.isCurrent && !facts.forced) return refused("codeReplaced");
  if (!facts.forced && (ticket.isCancelled || facts.state === "cancelled")) return refused("cancelled");
  const late = facts.direction === "in" ? byClock(facts, now) : null;
  if (late) return refused(late);
  if (!facts.hasOccasion) return refused(facts.namesNone ? "tooEarly" : "wrongOccasion");
  if (facts.direction === "out") return ticket.isInside || facts.forced ? said("left", ticket.first) : refused("notInside");
  if (!ticket.isInside) return said("admitted", ticket.first);
  return facts.forced || !ticket.first ? said("admitted", ticket.first, ticket.first !== null) : said("alreadyInside", ticket.first);
}

function byClock(facts: Facts, now: number): string | null {
  if (facts.forced) return now > facts.endsAt + forcedWithin ? "closed" : null;
  if (facts.state === "finished" || now >= facts.endsAt + closedAfter) return "closed";
  return facts.state === "draft" || now < facts.startsAt - opensBefore ? "tooEarly" : null;
}

const refused = (reason: string): Decision => ({ verdict: "refused", reason, first: null, conflict: false });
const said = (verdict: Decision["verdict"], first: First | null, conflict = false): Decision => ({ verdict, reason: null, first, conflict });

/** The asked occasion, or the latest whose doors are open at that moment; one that is over counts for who leaves and for what happened offline. */
export function occasionOf(occasions: Window[], asked: string | null, at: number, alsoOver: boolean): string | null {
  const fitting = occasions.filter((o) => asked ? o.id === asked : o.startsAt <= at + opensBefore && (alsoOver || o.endsAt > at - closedAfter));
  return fitting.sort((a, b) => b.startsAt - a.startsAt)[0]?.id ?? null;
}

/** Whether the latest movement was inward. */
export function isInside(movements: Movement[]): boolean {
  return ordered(movements).at(-1)?.direction === "in";
}

/** Whether an entry at that moment stands beside another one with nobody leaving in between. */
export function meets(movements: Movement[], at: number): boolean {
  const all = ordered(movements);
  const next = all.findIndex((m) => m.at > at);
  const before = next < 0 ? all.at(-1) : all[next - 1];
  return before?.direction === "in" || (next >= 0 && all[next]!.direction === "in");
}

const ordered = (movements: Movement[]) => [...movements].sort((a, b) => a.at - b.at);
