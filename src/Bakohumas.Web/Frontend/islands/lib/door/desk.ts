// The work at the door: a code or a person comes in, a verdict goes out. One at a time; a repetition keeps its nonce.
import type { Words } from "../page";
import type { Answer, DoorLine, Outcome, Scan } from "./api";
import type { Board } from "./board";
import type { Gatekeeper } from "./offline/gatekeeper";
import { sound } from "./sound";
import type { Post } from "./store";
import { clock, show, troubled, type Step } from "./verdict";

export type Subject = { code: string } | { ticketId: string };

export interface Around {
  post(): Post;
  changed(): void;
  asking(isAsking: boolean): void;
  unpair(why: string): void;
  search(): void;
}

export class Desk {
  private busy = false;
  private asking = false;

  constructor(private readonly keeper: Gatekeeper, private readonly line: DoorLine, private readonly board: Board, private readonly words: Words, private readonly around: Around) {}

  /** True while a question waits for a person: the camera's finds are left alone until then. */
  get isTaken(): boolean {
    return this.busy || this.asking;
  }

  /** Standard mode asks first and writes after "Terima"; what would be refused is written at once, because a refusal is a row too. */
  async take(subject: Subject): Promise<void> {
    if (this.busy) return;
    if (this.around.post().mode === "express") return this.write(subject);
    const preview = await this.ask({ ...this.scan(subject), preview: true });
    if (!preview.ok) return this.trouble(preview.trouble, () => this.take(subject));
    if (preview.value.verdict !== "ready") return this.write(subject);
    this.asking = true;
    if (this.around.post().sound) sound("ask");
    this.board.show(show(preview.value, this.words, this.zone, Date.now()), (step) => {
      this.asking = false;
      if (step === "admit") void this.write(subject);
      else this.board.idle();
    }, true);
  }

  private async write(subject: Subject, direction = this.around.post().direction): Promise<void> {
    return this.record({ ...this.scan(subject), direction }, subject);
  }

  private async record(scan: Scan, subject: Subject): Promise<void> {
    const outcome = await this.ask(scan);
    if (!outcome.ok) return this.trouble(outcome.trouble, () => this.record(outcome.trouble === "conflict" ? { ...scan, nonce: crypto.randomUUID() } : scan, subject));
    this.answer(outcome.value, subject);
  }

  private answer(answer: Answer, subject: Subject): void {
    const now = Date.now();
    const shown = show(answer, this.words, this.zone, now);
    const post = this.around.post();
    if (post.sound) sound(shown.tone);
    if (answer.verdict === "admitted") {
      post.count++;
      this.around.changed();
    }
    const id = answer.admissionId;
    const undo = id && (answer.verdict === "admitted" || answer.verdict === "left") ? () => this.undo(id, answer.verdict === "admitted") : undefined;
    this.board.remember(shown.tone, shown.word, shown.who, shown.lines.at(0) ?? "", clock(now, this.zone), undo);
    this.asking = post.mode === "standard";
    this.board.show(shown, (step) => this.press(step, subject), post.mode === "standard");
  }

  private press(step: Step, subject: Subject): void {
    this.asking = false;
    if (step === "undo") void this.board.undoNewest();
    if (step === "leave") {
      void this.write(subject, "out");
      return;
    }
    this.board.idle();
    if (step === "search") this.around.search();
  }

  private async undo(admissionId: string, wasAdmitted: boolean): Promise<boolean> {
    const outcome = await this.keeper.undo(admissionId, crypto.randomUUID(), new Date().toISOString());
    if (outcome.ok && wasAdmitted) {
      const post = this.around.post();
      post.count = Math.max(0, post.count - 1);
      this.around.changed();
    }
    return outcome.ok;
  }

  private trouble(kind: Parameters<typeof troubled>[0], again: () => Promise<void>): void {
    this.asking = true;
    if (this.around.post().sound) sound("again");
    const shown = troubled(kind, this.words);
    this.board.show(shown, (step) => {
      this.asking = false;
      if (step === "retry") void again();
      else if (step === "pair") this.around.unpair(shown.why);
      else this.board.idle();
    }, true);
  }

  private async ask(scan: Scan): Promise<Outcome<Answer>> {
    this.busy = true;
    this.around.asking(true);
    try {
      return await this.keeper.admit({ ...scan, at: new Date().toISOString(), skewMs: this.line.skew });
    } catch {
      // The phone cannot keep the row (storage full, or taken away): nothing is claimed.
      return { ok: false, trouble: "storage" };
    } finally {
      this.busy = false;
      this.around.asking(false);
    }
  }

  private scan(subject: Subject): Scan {
    const { gate, direction } = this.around.post();
    return { ...subject, nonce: crypto.randomUUID(), gate, direction, at: "", skewMs: 0, forced: false, preview: false };
  }

  private get zone(): string {
    return this.around.post().zone;
  }
}
