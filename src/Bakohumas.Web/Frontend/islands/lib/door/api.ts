// The calls of a paired device. Every call ends in one of a closed set of outcomes; nothing here throws.
import { pause } from "../page";
import type { AgencyFound, CompanionsBody, CompanionsInside, DelegationBody, DelegationList, DelegationRow } from "./delegation";
import { ServerClock } from "./serverclock";
import type { SealedBody, WalkInAnswer, WalkInBody } from "./walkin";

export interface Pairing {
  token: string;
  deviceId: string;
  right: "scan" | "supervise" | "screen" | "kiosk";
  event: { slug: string; name: string; zone: string; occasions: { id: string; name: string | null }[]; gates: string[] };
  expiresAt: string;
  listKey: string | null;
}

export interface Answer {
  verdict: "admitted" | "alreadyInside" | "left" | "refused" | "unknown" | "ready";
  reason: string | null;
  name: string | null;
  agency: string | null;
  role: string | null;
  first: { gate: string; at: string } | null;
  admissionId: string | null;
  conflict: boolean;
  /** Decided by this phone without the server. */
  offline?: boolean;
}

/** How a device is, for the organizer's rehearsal page; null is "not known". */
export interface Condition {
  waiting: number; listRows: number | null; listMadeAt: string | null; skewMs: number | null; battery: number | null; isPersistent: boolean | null;
  hasCamera: boolean | null; testedAt: string | null;
  /** Searches by name without network that the server has not heard of, at most 50 at a time. */
  searches?: number;
}

export interface RowAnswer { nonce: string | null; status: number; answer: Answer | null; problem: string | null }
export interface Arrival { ticket: string; occasion: string; direction: "in" | "out" | "undo"; gate: string; at: string; nonce: string }
export interface BatchAnswer { answers: RowAnswer[]; arrivals: Arrival[]; until: string | null; list: string | null; more: boolean }

export interface Person { ticketId: string; name: string; agency: string; unit: string | null; inside: boolean }

export interface Scan {
  nonce: string;
  code?: string;
  ticketId?: string;
  gate: string;
  direction: "in" | "out";
  at: string;
  skewMs: number;
  forced: boolean;
  preview: boolean;
}

export type Trouble = "network" | "unpaired" | "missing" | "conflict" | "busy" | "late" | "malformed" | "elsewhere" | "nameless" | "storage";
/** `errors`: messages for each field that the server found wrong. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; trouble: Trouble; errors?: Record<string, string[]> };

export interface Line { fetch: typeof fetch; pause: (ms: number) => Promise<void>; now: () => number; ticks: () => number; waits: number[]; patience: number }

const usual: Line = { fetch: (...a) => fetch(...a), pause, now: () => Date.now(), ticks: () => performance.now(), waits: [500, 1500, 3000], patience: 8000 };

/** The Date header has whole seconds, and the server writes it anew once a second: what it says may be as old as that. */
const dateIsGood = 2000;

export class DoorLine {
  private readonly clock: ServerClock;

  /** @param skew What an earlier page measured. */
  constructor(private readonly slug: string, private readonly token: string, private readonly line: Line = usual, skew?: number) {
    this.clock = new ServerClock(line);
    if (skew !== undefined) this.clock.resume(skew);
  }

  /** Server's clock minus this device's, ms. */
  get skew(): number {
    return this.clock.skew;
  }

  /** How far the truth may lie from it, ms; infinite before the first answer. */
  get uncertainty(): number {
    return this.clock.uncertainty;
  }

  /** The server is told where the code was typed: one of another event or of a screen is refused there and stays good. */
  static async pair(pairingCode: string, name: string, event: string, line: Line = usual, rights: Pairing["right"][] = ["scan", "supervise"]): Promise<Outcome<Pairing>> {
    return new DoorLine("", "", line).ask<Pairing>("POST", "/api/v1/devices", { pairingCode, name, event, rights });
  }

  /**
   * A repetition carries the same nonce: the server gives its first answer again. With a patience there is one try and no more: whoever has a
   * list to fall back on does not wait.
   */
  admit(scan: Scan, patience?: number): Promise<Outcome<Answer>> {
    return this.ask<Answer>("POST", this.at("admissions"), scan, patience);
  }

  /** Brings rows (none is a sign of life) and learns what the others did. */
  batch(rows: object[], after: string | null, device: Condition | null): Promise<Outcome<BatchAnswer>> {
    // Without more to come, `until` is the server's clock in milliseconds.
    return this.ask<BatchAnswer>("POST", this.at("admissions/batch"), { rows, after, device }, 15_000, (answer) => (answer.more ? NaN : Date.parse(answer.until ?? "")));
  }

  /** The signed list and its entity tag. A large one on a weak network takes its time. */
  async list(): Promise<Outcome<{ jws: string; tag: string }>> {
    try {
      const answer = await this.line.fetch(this.at("list"), { headers: this.headers("application/jose"), cache: "no-store", signal: AbortSignal.timeout(60_000) });
      if (answer.ok) return { ok: true, value: { jws: await answer.text(), tag: (answer.headers.get("ETag") ?? "").replace(/^W\/|"/g, "") } };
      return await judge<never>(answer);
    } catch {
      return { ok: false, trouble: "network" };
    }
  }

  undo(admissionId: string, nonce: string, at: string): Promise<Outcome<null>> {
    return this.ask<null>("DELETE", this.at(`admissions/${encodeURIComponent(admissionId)}`), { nonce, at });
  }

  roster(q: string, patience?: number): Promise<Outcome<Person[]>> {
    return this.ask<Person[]>("GET", `${this.at("roster")}?q=${encodeURIComponent(q)}`, undefined, patience);
  }

  walkIn(form: WalkInBody | SealedBody, patience?: number): Promise<Outcome<WalkInAnswer>> {
    return this.ask<WalkInAnswer>("POST", this.at("walk-ins"), form, patience);
  }

  agencies(q: string): Promise<Outcome<AgencyFound[]>> {
    return this.ask("GET", this.page(`rombongan?q=${encodeURIComponent(q)}`));
  }

  delegation(agencyId: string): Promise<Outcome<DelegationList>> {
    return this.ask("GET", this.page(`rombongan?instansi=${encodeURIComponent(agencyId)}`));
  }

  admitDelegation(body: DelegationBody): Promise<Outcome<DelegationRow[]>> {
    return this.ask("POST", this.page("rombongan"), body);
  }

  countCompanions(body: CompanionsBody): Promise<Outcome<CompanionsInside>> {
    return this.ask("POST", this.page("pendamping"), body);
  }

  private page(path: string): string {
    return `/pintu/${encodeURIComponent(this.slug)}/${path}`;
  }

  private at(path: string): string {
    return `/api/v1/events/${encodeURIComponent(this.slug)}/${path}`;
  }

  /** @param time The server's clock as an answer says it, ms since 1970; not a number when it does not. */
  private async ask<T>(method: string, address: string, body?: object, patience?: number, time?: (answer: T) => number): Promise<Outcome<T>> {
    for (let turn = 0; ; turn++) {
      const { outcome, retryAfter } = await this.once<T>(method, address, patience ?? this.line.patience, body, time);
      if (patience !== undefined) return outcome;
      const again = !outcome.ok && (outcome.trouble === "network" || outcome.trouble === "busy");
      const wait = this.line.waits[turn];
      if (!again || wait === undefined) return outcome;
      await this.line.pause(Math.min(Math.max(wait, retryAfter), 10_000));
    }
  }

  private headers(accept: string): Record<string, string> {
    return this.token ? { Accept: accept, Authorization: `Bearer ${this.token}` } : { Accept: accept };
  }

  private async once<T>(method: string, address: string, patience: number, body?: object, time?: (answer: T) => number): Promise<{ outcome: Outcome<T>; retryAfter: number }> {
    const sent = this.line.ticks();
    const headers = this.headers("application/json");
    if (body) headers["Content-Type"] = "application/json";
    try {
      const answer = await this.line.fetch(address, {
        method, headers, body: body ? JSON.stringify(body) : undefined, cache: "no-store",
        // A hall's network swallows packets: an answer that does not come is treated like none.
        signal: AbortSignal.timeout(patience),
      });
      this.hear(sent, Date.parse(answer.headers.get("Date") ?? ""), dateIsGood);
      const outcome = await judge<T>(answer);
      if (outcome.ok && time) this.hear(sent, time(outcome.value), 0);
      return { outcome, retryAfter: Number(answer.headers.get("Retry-After") ?? 0) * 1000 };
    } catch {
      return { outcome: { ok: false, trouble: "network" }, retryAfter: 0 };
    }
  }

  private hear(sent: number, time: number, width: number): void {
    if (!Number.isNaN(time)) this.clock.heard(sent, time, width);
  }
}

async function judge<T>(answer: Response): Promise<Outcome<T>> {
  if (answer.status === 204) return { ok: true, value: null as T };
  const body = (await answer.json().catch(() => null)) as (T & { verdict?: string; title?: string; errors?: Record<string, string[]> }) | null;
  if (answer.ok && body !== null) return { ok: true, value: body };
  // An unknown code is an answer; an unknown event or a foreign token is not.
  if (answer.status === 404 && body?.verdict === "unknown") return { ok: true, value: body };
  // A proxy's own page says nothing about this device: only a problem document by the server unpairs or refuses it.
  const isOurs = answer.headers.get("Content-Type")?.includes("problem+json") ?? false;
  if (!isOurs && answer.status >= 400 && answer.status < 500 && answer.status !== 429) return { ok: false, trouble: "network" };
  switch (answer.status) {
    case 401: return { ok: false, trouble: "unpaired" };
    case 403: return { ok: false, trouble: "late" };
    case 404: return { ok: false, trouble: body?.title === "event" ? "elsewhere" : "missing" };
    case 409: return { ok: false, trouble: "conflict" };
    case 400: return { ok: false, trouble: "malformed", ...(body?.errors ? { errors: body.errors } : {}) };
    case 408: return { ok: false, trouble: "network" };
    case 429: return { ok: false, trouble: "busy" };
    default: return { ok: false, trouble: answer.status >= 500 ? "busy" : "malformed" };
  }
}
