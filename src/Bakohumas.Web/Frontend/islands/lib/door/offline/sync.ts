// Brings what this phone has decided, fetches what the others did, and keeps the list fresh. One at a time; nothing leaves the phone before
// the server has answered for it.
import type { Arrival, BatchAnswer, Condition, DoorLine, Outcome, RowAnswer } from "../api";
import { searches, type Gatekeeper } from "./gatekeeper";
import { AttendeeList } from "./list";
import type { Move, Row, Vault } from "./vault";

const batch = 200;

export interface Around {
  /** How the device is, for the organizer. */
  condition(): Promise<Condition>;
  changed(): void;
  /** The device is no longer paired; what waits stays on the phone. */
  ended(): void;
}

/** Sends rows with one device's token, and settles each by its answer. */
export class Courier {
  constructor(private readonly line: DoorLine, private readonly vault: Vault) {}

  async bring(rows: Row[], after: string | null, condition: Condition | null): Promise<Outcome<BatchAnswer>> {
    const some = rows.slice(0, batch);
    const outcome = await this.line.batch(some.map(sent), after, condition);
    if (outcome.ok) for (const [i, row] of some.entries()) await this.settle(row, outcome.value.answers[i]);
    return outcome;
  }

  private async settle(sentRow: Row, answer: RowAnswer | undefined): Promise<void> {
    if (!answer || answer.nonce?.toLowerCase() !== sentRow.nonce.toLowerCase()) return;
    // As it is now: it may have been taken back while the answer was on its way.
    const row = await this.vault.row(sentRow.nonce);
    if (!row) return;
    const letIn = row.verdict === "admitted" || row.verdict === "left";
    const said = answer.answer;
    const isOtherwise = answer.status === 409 || (letIn && said !== null && said.verdict !== row.verdict && row.code !== undefined);
    if (isOtherwise && !row.again) {
      // The same call was heard live before its answer was lost, and answered otherwise. The green light stands: it is brought as a row of its own.
      const nonce = crypto.randomUUID();
      const move = await this.vault.move(row.nonce);
      await this.vault.keepRow({ ...row, nonce, again: true }, move && { ...move, nonce });
      await this.vault.dropMoves([row.nonce]);
      await this.vault.dropRow(row.nonce);
      return;
    }
    if (answer.status === 400 || answer.status === 401 || answer.status === 409) {
      await this.vault.changeRow({ ...row, problem: answer.problem ?? String(answer.status) });
      return;
    }
    if (row.undoneAt) {
      const undone: Outcome<null> = said?.admissionId ? await this.line.undo(said.admissionId, row.undoNonce!, row.undoneAt) : { ok: false, trouble: "late" };
      // Nobody has it any more: taken back elsewhere. A busy server or no network: the next run tries again.
      if (!undone.ok && undone.trouble !== "missing") {
        if (undone.trouble !== "network" && undone.trouble !== "busy") await this.vault.changeRow({ ...row, problem: "undo" });
        return;
      }
    }
    const move = await this.vault.move(row.nonce);
    if (move && said?.admissionId) await this.vault.keepMoves([{ ...move, admissionId: said.admissionId }]);
    await this.vault.dropRow(row.nonce);
  }
}

export class Sync {
  /** When the server last answered, by this phone's clock. */
  lastAt: number | null = null;
  private running: Promise<boolean> | null = null;

  constructor(
    private readonly slug: string, private readonly deviceId: string, private readonly line: DoorLine, private readonly vault: Vault, private readonly keeper: Gatekeeper,
    private readonly listKey: string, private readonly around: Around, private readonly now: () => number = () => Date.now()) {}

  /** True when everything was brought. Two callers share one run. */
  run(): Promise<boolean> {
    this.running ??= this.all().finally(() => (this.running = null));
    return this.running;
  }

  /** The list that lies on the phone already. */
  async restore(): Promise<void> {
    const kept = await this.vault.list();
    const list = kept && (await AttendeeList.open(kept.jws, this.listKey));
    if (list && this.keeper.now() > list.body.goodUntil) await this.vault.dropList();
    else this.keeper.list = list;
  }

  private async all(): Promise<boolean> {
    for (;;) {
      const waiting = await this.own();
      const started = this.now();
      const searched = Number((await this.vault.mark(searches)) ?? 0);
      const told = Math.min(searched, 50);
      const condition = { ...(await this.around.condition()), searches: told };
      const outcome = await new Courier(this.line, this.vault).bring(waiting, await this.vault.mark("after"), condition);
      if (!outcome.ok) {
        if ((outcome.trouble === "network" || outcome.trouble === "busy") && this.keeper.list) this.keeper.lost();
        if (outcome.trouble === "unpaired" || outcome.trouble === "missing") this.around.ended();
        return false;
      }
      const answer = outcome.value;
      this.lastAt = this.now();
      if (told > 0) await this.vault.keepMark(searches, String(Math.max(0, Number((await this.vault.mark(searches)) ?? 0) - told)));
      const took = this.lastAt - started;
      await this.take(answer.arrivals);
      if (answer.until) await this.vault.keepMark("after", answer.until);
      if (answer.list) await this.refresh(answer.list);
      this.keeper.back(took);
      this.around.changed();
      const left = await this.own();
      if (left.length === 0 && !answer.more) return true;
      // What could not be settled waits for the next run instead of being sent round and round.
      const before = new Set(waiting.map((r) => r.nonce));
      const isMoving = answer.more || left.length < waiting.length || left.some((r) => !before.has(r.nonce));
      if (!isMoving) return false;
    }
  }

  /** Rows of this identity that are not stuck. */
  private async own(): Promise<Row[]> {
    return (await this.vault.rows()).filter((r) => !r.problem && r.deviceId === this.deviceId);
  }

  private async take(arrivals: Arrival[]): Promise<void> {
    const undone = new Set(arrivals.filter((a) => a.direction === "undo").map((a) => a.nonce.toLowerCase()));
    const moves = arrivals.filter((a) => a.direction !== "undo" && !undone.has(a.nonce.toLowerCase()))
      .map((a): Move => ({ nonce: a.nonce.toLowerCase(), slug: this.slug, ticket: a.ticket, occasion: a.occasion, direction: a.direction as "in" | "out", gate: a.gate, at: Date.parse(a.at) }));
    const fresh: Move[] = [];
    for (const move of moves) if (!(await this.vault.move(move.nonce))) fresh.push(move);
    if (fresh.length > 0) await this.vault.keepMoves(fresh);
    if (undone.size > 0) await this.vault.dropMoves([...undone]);
  }

  private async refresh(tag: string): Promise<void> {
    const kept = await this.vault.list();
    if (kept?.tag === tag && this.keeper.list) return;
    const fetched = await this.line.list();
    if (!fetched.ok) return;
    const list = await AttendeeList.open(fetched.value.jws, this.listKey);
    // One that is not signed by the key of the pairing is not believed; the old one stays.
    if (!list || list.body.event.slug !== this.slug) return;
    await this.vault.keepList({ slug: this.slug, jws: fetched.value.jws, tag: fetched.value.tag, goodUntil: list.body.goodUntil });
    this.keeper.list = list;
  }
}

export function sent(row: Row): object {
  const { nonce, code, ticketId, gate, direction, at, skewMs, verdict, reason } = row;
  return { nonce, code, ticketId, gate, direction, at, skewMs, verdict, reason, forced: true };
}
