// Decides at the door: by the server while it answers, by the signed list while it does not. What the list decides is kept first and shown
// then, and brought to the server as it happened.
import type { Answer, DoorLine, Outcome, Person, Scan } from "../api";
import { codeOf } from "../code";
import { AttendeeList } from "./list";
import { decide, isInside, occasionOf, type Decision, type First } from "./rules";
import type { Move, Row, Vault } from "./vault";

/** How long the server may think while there is a list to fall back on. */
export const patience = 4000;

/** Answers slower than this, three in a row, are as bad as none: people wait. */
export const slow = 2500;

const local = "lokal:";

/** Mark of the searches by name that the server has not heard of. */
export const searches = "cari";

export interface Clock { now(): number }

export class Gatekeeper {
  /** Whether scans are decided here. */
  isOffline = false;
  offlineSince: number | null = null;
  private lagging = 0;
  private known: AttendeeList | null = null;

  constructor(
    private readonly slug: string,
    private readonly right: string,
    private readonly deviceId: string,
    private readonly line: DoorLine,
    private readonly vault: Vault,
    private readonly changed: () => void,
    private readonly clock: Clock = { now: () => Date.now() },
  ) {}

  get list(): AttendeeList | null {
    return this.known && this.now() <= this.known.body.goodUntil ? this.known : null;
  }

  set list(list: AttendeeList | null) {
    this.known = list;
  }

  /** The server's clock as far as this phone knows it. */
  now(): number {
    return this.clock.now() + this.line.skew;
  }

  async admit(scan: Scan): Promise<Outcome<Answer>> {
    let tried = false;
    if (!this.isOffline || !this.list) {
      const started = this.clock.now();
      const outcome = await this.line.admit(scan, this.list ? patience : undefined);
      if (outcome.ok) {
        this.heard(this.clock.now() - started);
        await this.remember(scan, outcome.value);
        return outcome;
      }
      if ((outcome.trouble !== "network" && outcome.trouble !== "busy") || !this.list) return outcome;
      tried = !scan.preview;
      this.lost();
    }
    return { ok: true, value: await this.decideHere(scan, tried) };
  }

  async undo(admissionId: string, nonce: string, at: string): Promise<Outcome<null>> {
    if (!admissionId.startsWith(local)) return this.line.undo(admissionId, nonce, at);
    const own = admissionId.slice(local.length);
    const move = await this.vault.move(own);
    const row = await this.vault.row(own);
    if (row) {
      await this.vault.changeRow({ ...row, undoneAt: at, undoNonce: nonce });
      await this.vault.dropMoves([own]);
      return { ok: true, value: null };
    }
    // Brought in the meantime: the server takes it back.
    return move?.admissionId ? this.line.undo(move.admissionId, nonce, at) : { ok: false, trouble: "late" };
  }

  /** By name: the server while it answers; without it only a supervisor's list has names. */
  async roster(query: string): Promise<Outcome<Person[]>> {
    if (!this.isOffline || !this.list) {
      const outcome = await this.line.roster(query, this.list ? patience : undefined);
      if (outcome.ok || outcome.trouble !== "network" || !this.list) return outcome;
      this.lost();
    }
    const list = this.list!;
    if (!list.body.names) return { ok: false, trouble: "nameless" };
    // Told to the server with the next batch: each search stands in the audit.
    await this.vault.keepMark(searches, String(Number((await this.vault.mark(searches)) ?? 0) + 1)).catch(() => undefined);
    const occasion = occasionOf(list.body.occasions, null, this.now(), false);
    return {
      ok: true,
      value: await Promise.all(list.search(query).map(async (p) => ({
        ticketId: p.t, name: p.n, agency: p.a, unit: p.u ?? null, inside: isInside((await this.vault.moves(p.l)).filter((m) => m.occasion === occasion)),
      }))),
    };
  }

  /** Why a guest without a registration would be refused now; null when the door would let them in. */
  refusesGuest(): string | null {
    const { event, occasions } = this.list!.body;
    const now = this.now();
    return decide({
      right: this.right, state: event.state, startsAt: event.startsAt, endsAt: event.endsAt, hasOccasion: occasionOf(occasions, null, now, false) !== null, namesNone: true, direction: "in", forced: false,
      ticket: { isOfThisEvent: true, isCurrent: true, isCancelled: false, first: null, isInside: false },
    }, now).reason;
  }

  heard(took: number): void {
    this.lagging = took > slow ? this.lagging + 1 : 0;
    if (this.lagging >= 3 && this.list) this.lost();
    else this.back(took);
  }

  lost(): void {
    if (this.isOffline) return;
    this.isOffline = true;
    this.offlineSince = this.clock.now();
    this.lagging = 0;
    this.changed();
  }

  /** A quick answer brings the server back; a slow one does not, or the door would swing between both. */
  back(took: number): void {
    if (!this.isOffline || took > slow) return;
    this.isOffline = false;
    this.offlineSince = null;
    this.changed();
  }

  private async decideHere(scan: Scan, tried: boolean): Promise<Answer> {
    const list = this.list!;
    const now = this.now();
    const code = scan.code === undefined ? null : codeOf(scan.code);
    const named = scan.ticketId === undefined ? null : list.named(scan.ticketId);
    const found = code ? await list.find(code) : named ? { ticket: named.l, person: { t: named.t, n: named.n, a: named.a, r: "participant", s: "registered" as const } } : null;
    const { event, occasions } = list.body;
    const occasion = occasionOf(occasions, null, now, scan.direction === "out");
    const moves = found ? (await this.vault.moves(found.ticket)).filter((m) => m.occasion === occasion) : [];
    const first = firstOf(moves);
    const decision = decide({
      right: this.right, state: event.state, startsAt: event.startsAt, endsAt: event.endsAt, hasOccasion: occasion !== null, namesNone: true, direction: scan.direction, forced: false,
      ticket: found && { isOfThisEvent: true, isCurrent: found.person.s !== "codeReplaced", isCancelled: found.person.s === "cancelled", first, isInside: isInside(moves) },
    }, now);
    const answer = told(decision, found?.person ?? null);
    if (scan.preview) return decision.verdict === "admitted" ? { ...answer, verdict: "ready" } : answer;

    const passed = decision.verdict === "admitted" || decision.verdict === "left";
    const row: Row = {
      ...scan, slug: this.slug, deviceId: this.deviceId, occasion: occasion ?? "", forced: true, verdict: decision.verdict,
      ...(decision.reason ? { reason: decision.reason } : {}),
    };
    // The code is a key to the list: it is kept only where the server needs it.
    if (found && !tried) {
      delete row.code;
      row.ticketId = found.person.t;
    }
    await this.vault.keepRow(row, passed && occasion && found ? { nonce: scan.nonce, slug: this.slug, ticket: found.ticket, occasion, direction: scan.direction, gate: scan.gate, at: now } : null);
    this.changed();
    // Only a first entry can be taken back, as on the server: who came back, or went out, passes the door once more instead.
    return decision.verdict === "admitted" && !first ? { ...answer, admissionId: local + scan.nonce } : answer;
  }

  /** What the server said is known here too when the network dies a minute later. */
  private async remember(scan: Scan, answer: Answer): Promise<void> {
    if (scan.preview || (answer.verdict !== "admitted" && answer.verdict !== "left") || !this.list) return;
    const list = this.list;
    const code = scan.code === undefined ? null : codeOf(scan.code);
    const ticket = code ? (await list.find(code))?.ticket : list.named(scan.ticketId ?? "")?.l;
    const occasion = occasionOf(list.body.occasions, null, this.now(), scan.direction === "out");
    if (!ticket || !occasion) return;
    const move: Move = { nonce: scan.nonce, slug: this.slug, ticket, occasion, direction: scan.direction, gate: scan.gate, at: this.now() };
    await this.vault.keepMoves([answer.admissionId ? { ...move, admissionId: answer.admissionId } : move]).catch(() => undefined);
  }
}

function firstOf(moves: Move[]): First | null {
  const [first] = moves.filter((m) => m.direction === "in").sort((a, b) => a.at - b.at);
  return first ? { gate: first.gate, at: first.at } : null;
}

function told(decision: Decision, person: { n: string; a: string; r: string } | null): Answer {
  const { first } = decision;
  return {
    verdict: decision.verdict, reason: decision.reason, name: person?.n ?? null, agency: person?.a ?? null, role: person?.r ?? null,
    first: first && { gate: first.gate, at: new Date(first.at).toISOString() }, admissionId: null, conflict: false, offline: true,
  };
}
