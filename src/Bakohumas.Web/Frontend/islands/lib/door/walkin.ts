// A person without a registration: six fields, one call, a verdict like any other, and the ticket's code to photograph.
import { all, data, fill, make, need, type Words } from "../page";
import type { Answer, Outcome } from "./api";
import type { Board } from "./board";
import { sound } from "./sound";
import type { Post } from "./store";
import { clock, show, troubled, type Shown } from "./verdict";

export interface WalkInFields { name: string; agency: string; unit: string; status: string; contact: string; consent: string; reason: string }

export interface WalkInBody {
  nonce: string;
  name: string;
  agency: string;
  unit?: string;
  status?: string;
  mail?: string;
  phone?: string;
  consent: string;
  gate: string;
  at: string;
  skewMs: number;
  forced: boolean;
  reason?: string;
  slip?: string;
}

/** A form from the queue: the person's fields are sealed for the server. */
export type SealedBody = Pick<WalkInBody, "nonce" | "gate" | "at" | "skewMs" | "forced"> & { sealed: string; slip: string };

export interface WalkInAnswer extends Answer {
  known: boolean;
  entrance: string | null;
  qr: { side: number; path: string } | null;
  slip: string | null;
  seatCheck: boolean;
  mayOverride: boolean;
}

/** Where a form goes: the server, or a queue in front of it. */
export interface WalkInLine { walkIn(body: WalkInBody): Promise<Outcome<WalkInAnswer>> }

export type Fault = keyof WalkInFields;

const isMail = (contact: string) => contact.includes("@");

/** The first look at a form, so that a door without network does not queue what nobody can use; the server looks again. */
export function faults(fields: WalkInFields, words: Words, asksStatus: boolean, asksReason: boolean): Partial<Record<Fault, string>> {
  const found: Partial<Record<Fault, string>> = {};
  if (!/\p{L}/u.test(fields.name)) found.name = words.nama_kosong!;
  if (!/\p{L}/u.test(fields.agency)) found.agency = words.instansi_huruf!;
  if (asksStatus && !fields.status) found.status = words.pilih_status!;
  const contact = fields.contact.trim();
  if (!contact) found.contact = words.surel_atau_hp!;
  else if (isMail(contact) ? !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(contact) : !/^(\+?62|0)8\d{7,11}$/.test(contact.replace(/[\s().-]/g, ""))) found.contact = words.hubungi_salah!;
  if (!fields.consent) found.consent = words.setuju_dulu!;
  if (asksReason && !fields.reason.trim()) found.reason = words.alasan_kosong!;
  return found;
}

/** Sends a form; the same nonce sends the same form again. */
export function submit(line: WalkInLine & { skew: number }, fields: WalkInFields, nonce: string, gate: string, at: string): Promise<Outcome<WalkInAnswer>> {
  return line.walkIn(body(fields, nonce, gate, at, line.skew));
}

export function body(fields: WalkInFields, nonce: string, gate: string, at: string, skewMs: number): WalkInBody {
  const contact = fields.contact.trim();
  return {
    nonce, name: fields.name.trim(), agency: fields.agency.trim(), ...(fields.unit.trim() ? { unit: fields.unit.trim() } : {}), ...(fields.status ? { status: fields.status } : {}),
    ...(isMail(contact) ? { mail: contact } : { phone: contact }), consent: fields.consent, gate, at, skewMs, forced: false,
    ...(fields.reason.trim() ? { reason: fields.reason.trim() } : {}),
  };
}

/** "U-07" at Pintu Utara: the first letter or digit of the gate's last word and this device's own number, at most 12 characters. */
export function slipNumber(gate: string, count: number): string {
  const letter = gate.trim().toUpperCase().split(/\s+/).at(-1)?.match(/[A-Z0-9]/)?.[0] ?? "A";
  return `${letter}-${String(count).padStart(2, "0")}`.slice(0, 12);
}

/** The verdict of a walk-in: refusals have their own words, everything else reads like a scan. */
export function shown(answer: WalkInAnswer, words: Words, own: Words, zone: string, now: number): Shown {
  if (answer.verdict === "refused" && answer.reason && own[answer.reason])
    return { tone: "no", word: words.ditolak!, who: own[answer.reason]!, lines: [], why: own[`${answer.reason}.petugas`] ?? "", steps: ["next"] };
  const said = show({ ...answer, reason: null }, words, zone, now);
  const notes = [
    ...(answer.known ? [answer.verdict === "admitted" ? own.dikenal! : own.dikenal_menunggu!] : []),
    ...(answer.slip ? [fill(own.slip!, { nomor: answer.slip })] : []),
    ...(answer.seatCheck ? [own.periksa_kursi!] : []),
  ];
  return { ...said, lines: [...said.lines, ...notes] };
}

export interface WalkInPlace {
  line(): WalkInLine & { skew: number; undo(admissionId: string, nonce: string, at: string): Promise<Outcome<null>> };
  post(): Post;
  board: Board;
  changed(): void;
  asking(is: boolean): void;
  unpair(why: string): void;
}

/** Wires the dialog. What was filled in stays until it was answered; a repetition keeps its nonce as long as nothing was changed. */
export class WalkInDialog {
  private readonly dialog = need<HTMLDialogElement>("#langsung");
  private readonly form = need<HTMLFormElement>("form", this.dialog);
  private readonly send = need<HTMLButtonElement>("[data-langsung-kirim]", this.dialog);
  private readonly news = need<HTMLElement>("[data-langsung-kabar]", this.dialog);
  private readonly reason = need<HTMLElement>("[data-isian=reason]", this.dialog);
  private readonly own = data<Words>("kata-langsung");
  private nonce = "";

  constructor(private readonly words: Words, private readonly place: () => WalkInPlace | null) {
    this.form.addEventListener("input", (event) => {
      this.nonce = "";
      const field = (event.target as HTMLElement).closest<HTMLElement>("[data-isian]");
      if (field) this.beside(field, "");
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.submit();
    });
  }

  private async submit(): Promise<void> {
    const place = this.place();
    if (!place || this.send.disabled) return;
    const fields = this.read();
    if (!this.mark(faults(fields, this.own, this.form.querySelector("select") !== null, !this.reason.hidden))) return;
    this.nonce ||= crypto.randomUUID();
    this.send.disabled = true;
    this.send.classList.add("is-busy");
    place.asking(true);
    const outcome = await submit(place.line(), fields, this.nonce, place.post().gate, new Date().toISOString());
    this.send.disabled = false;
    this.send.classList.remove("is-busy");
    place.asking(false);
    if (outcome.ok) return this.answered(outcome.value, place);
    if (outcome.trouble === "unpaired" || outcome.trouble === "missing") {
      this.dialog.close();
      return place.unpair(troubled(outcome.trouble, this.words).why);
    }
    if (outcome.trouble === "conflict") this.nonce = "";
    const wrong = Object.keys(outcome.errors ?? {}).map((field) => (field === "mail" || field === "phone" ? "contact" : field) as Fault);
    if (wrong.length > 0) this.mark(Object.fromEntries(wrong.map((field) => [field, outcome.errors![field]?.[0] ?? outcome.errors!.mail?.[0] ?? outcome.errors!.phone?.[0] ?? this.own.isian_salah!])));
    else this.say(this.words[`masalah.${outcome.trouble}`]!);
  }

  private answered(answer: WalkInAnswer, place: WalkInPlace): void {
    const post = place.post();
    const now = Date.now();
    const verdict = shown(answer, this.words, this.own, post.zone, now);
    if (post.sound) sound(verdict.tone);
    if (answer.mayOverride) {
      // The same form with a reason is another question: it stays open and asks.
      this.nonce = "";
      this.reason.hidden = false;
      this.say(verdict.who);
      return need<HTMLInputElement>("input", this.reason).focus();
    }
    if (answer.verdict === "admitted") {
      post.count++;
      place.changed();
    }
    const id = answer.admissionId;
    place.board.remember(verdict.tone, verdict.word, verdict.who, verdict.lines.at(0) ?? "", clock(now, post.zone), id ? () => this.undo(id, place) : undefined);
    place.board.show(verdict, (step) => (step === "undo" ? void place.board.undoNewest() : place.board.idle()), false);
    this.dialog.close();
    this.clear();
    if (answer.qr && answer.entrance) this.ticket(answer);
  }

  private async undo(admissionId: string, place: WalkInPlace): Promise<boolean> {
    const outcome = await place.line().undo(admissionId, crypto.randomUUID(), new Date().toISOString());
    if (outcome.ok) {
      place.post().count = Math.max(0, place.post().count - 1);
      place.changed();
    }
    return outcome.ok;
  }

  private ticket(answer: WalkInAnswer): void {
    const box = need<HTMLDialogElement>("#tiket-langsung");
    const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", answer.qr!.path);
    drawing.setAttribute("viewBox", `0 0 ${answer.qr!.side} ${answer.qr!.side}`);
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", need("#tiket-langsung-judul").textContent ?? "");
    drawing.setAttribute("shape-rendering", "crispEdges");
    drawing.append(path);
    need("[data-tiket-qr]", box).replaceChildren(drawing);
    need("[data-tiket-nama]", box).textContent = answer.name;
    need("[data-tiket-kode]", box).textContent = (answer.entrance!.split("/").at(-1) ?? "").replace(/(.{4})(?=.)/g, "$1 ");
    const slip = need<HTMLElement>("[data-tiket-slip]", box);
    slip.hidden = !answer.slip;
    slip.textContent = answer.slip ? fill(this.own.slip!, { nomor: answer.slip }) : "";
    box.showModal();
  }

  private read(): WalkInFields {
    const given = new FormData(this.form);
    const text = (name: string) => String(given.get(name) ?? "");
    return { name: text("Name"), agency: text("Agency"), unit: text("Unit"), status: text("Status"), contact: text("Contact"), consent: text("Consent"), reason: text("Reason") };
  }

  /** Puts each message beside its field. @returns true when there is none. */
  private mark(wrong: Partial<Record<Fault, string>>): boolean {
    this.say("");
    let first: [HTMLElement, HTMLElement | null] | null = null;
    for (const field of all<HTMLElement>("[data-isian]", this.form)) {
      const message = wrong[field.dataset.isian as Fault] ?? "";
      const control = this.beside(field, message);
      if (message) first ??= [field, control];
    }
    // The message stands above the control: both are to be seen.
    first?.[0].scrollIntoView({ block: "nearest" });
    first?.[1]?.focus({ preventScroll: true });
    return first === null;
  }

  private beside(field: HTMLElement, message: string): HTMLElement | null {
    const line = need<HTMLElement>(".bk-error", field);
    line.hidden = !message;
    line.textContent = message;
    field.classList.toggle("is-invalid", !!message);
    const control = field.querySelector<HTMLElement>("input, select");
    control?.setAttribute("aria-invalid", String(!!message));
    return control;
  }

  private say(text: string): void {
    this.news.replaceChildren(...(text ? [make("span", {}, text)] : []));
    this.news.hidden = !text;
  }

  private clear(): void {
    this.form.reset();
    this.nonce = "";
    this.reason.hidden = true;
    this.mark({});
  }
}
