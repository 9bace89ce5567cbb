// A delegation of one agency let in by one confirmation, and the count of those who come along without a name.
import { data, fill, icon, make, need, type Words } from "../page";
import type { Answer, Outcome, Trouble } from "./api";
import type { Board } from "./board";
import { sound } from "./sound";
import type { Post } from "./store";
import { clock, show, type Shown } from "./verdict";

export interface AgencyFound { agencyId: string; name: string; people: number }
export interface DelegationPerson { ticketId: string; name: string; unit: string | null; inside: boolean; vip: boolean }
export interface DelegationList { agencyId: string; name: string; people: DelegationPerson[]; more: boolean }
export interface DelegationBody { gate: string; at: string; skewMs: number; people: { ticketId: string; nonce: string }[] }
export interface DelegationRow { ticketId: string; answer: Answer }
export interface CompanionsBody { nonce: string; kind: string; number: number; direction: "in" | "out"; gate: string; at: string }
export interface CompanionsInside { companions: number; drivers: number }

export interface DelegationLine {
  skew: number;
  agencies(q: string): Promise<Outcome<AgencyFound[]>>;
  delegation(agencyId: string): Promise<Outcome<DelegationList>>;
  admitDelegation(body: DelegationBody): Promise<Outcome<DelegationRow[]>>;
  countCompanions(body: CompanionsBody): Promise<Outcome<CompanionsInside>>;
  undo(admissionId: string, nonce: string, at: string): Promise<Outcome<null>>;
}

export interface DelegationPlace {
  line(): DelegationLine;
  post(): Post;
  board: Board;
  changed(): void;
  asking(is: boolean): void;
}

/** The verdict over a whole list: green only when everybody passed. */
export function summed(rows: DelegationRow[], agency: string, words: Words, own: Words): Shown {
  const passed = rows.filter((r) => r.answer.verdict === "admitted").length;
  const others = rows.length - passed;
  return {
    tone: others === 0 ? "ok" : "again", word: passed > 0 ? words.diterima! : words.ditolak!, who: agency,
    lines: [fill(own.diterima!, { jumlah: passed }), ...(others > 0 ? [fill(own.tidak_diterima!, { jumlah: others })] : [])], why: "", steps: ["next"],
  };
}

/** 1 to 99, or nothing. */
export function counted(text: string): number | null {
  return /^[1-9]\d?$/.test(text.trim()) ? Number(text.trim()) : null;
}

export class DelegationDialog {
  private readonly dialog = need<HTMLDialogElement>("#rombongan");
  private readonly input = need<HTMLInputElement>("#rombongan-instansi");
  private readonly status = need<HTMLElement>("[data-rombongan-kabar]", this.dialog);
  private readonly found = need<HTMLElement>("ul[data-rombongan-instansi]", this.dialog);
  private readonly search = need<HTMLElement>("[data-rombongan-cari]", this.dialog);
  private readonly people = need<HTMLFormElement>("[data-rombongan-orang]", this.dialog);
  private readonly list = need<HTMLElement>("[data-rombongan-daftar]", this.dialog);
  private readonly whole = need<HTMLInputElement>("[data-rombongan-semua]", this.dialog);
  private readonly confirm = need<HTMLButtonElement>("[data-rombongan-terima]", this.dialog);
  private readonly wrong = need<HTMLElement>("[data-rombongan-salah]", this.dialog);
  private readonly companions = need<HTMLFormElement>("[data-pendamping]", this.dialog);
  private readonly own = data<Words>("kata-rombongan");
  private turn = 0;
  private timer = 0;
  private agency = "";
  /** One nonce for each person and opening of the list: a confirmation pressed twice is one. */
  private nonces = new Map<string, string>();
  private sent: CompanionsBody | null = null;

  constructor(private readonly words: Words, private readonly place: () => DelegationPlace | null) {
    this.input.addEventListener("input", () => this.typed());
    need("[data-rombongan-kembali]", this.dialog).addEventListener("click", () => this.back());
    this.dialog.addEventListener("close", () => this.back());
    this.whole.addEventListener("change", () => {
      for (const box of this.boxes()) box.checked = this.whole.checked;
      this.label();
    });
    this.list.addEventListener("change", () => this.label());
    this.people.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.admit();
    });
    this.companions.addEventListener("submit", (event) => {
      event.preventDefault();
      const button = event.submitter as HTMLButtonElement | null;
      void this.count(button?.value === "out" ? "out" : "in");
    });
  }

  private typed(): void {
    clearTimeout(this.timer);
    const mine = ++this.turn;
    this.status.textContent = "";
    if (this.input.value.trim().length < 3) return this.found.replaceChildren();
    this.timer = window.setTimeout(() => void this.ask(mine), 250);
  }

  private async ask(mine: number): Promise<void> {
    const place = this.place();
    if (!place) return;
    const outcome = await place.line().agencies(this.input.value.trim());
    if (mine !== this.turn) return;
    if (!outcome.ok) {
      this.status.textContent = this.trouble(outcome.trouble);
      return;
    }
    this.status.textContent = outcome.value.length === 0 ? this.own.tidak_ada! : "";
    this.found.replaceChildren(...outcome.value.map((one) => {
      const button = make("button", { type: "button" }, make("span", {}, make("strong", {}, one.name), make("small", {}, fill(this.own.orang!, { jumlah: one.people }))));
      button.addEventListener("click", () => void this.open(one.agencyId));
      return make("li", {}, button);
    }));
  }

  private async open(agencyId: string): Promise<void> {
    const place = this.place();
    if (!place) return;
    const outcome = await place.line().delegation(agencyId);
    if (!outcome.ok) {
      this.status.textContent = outcome.trouble === "missing" ? this.own.tanpa_orang! : this.trouble(outcome.trouble);
      return;
    }
    const { name, people, more } = outcome.value;
    this.agency = name;
    this.nonces = new Map(people.map((p) => [p.ticketId, crypto.randomUUID()]));
    need("[data-rombongan-nama]", this.dialog).textContent = name;
    this.list.replaceChildren(...people.map((p) => this.line(p)));
    const rest = need<HTMLElement>("[data-rombongan-lebih]", this.dialog);
    rest.hidden = !more;
    rest.textContent = more ? fill(this.own.lebih!, { jumlah: people.length }) : "";
    this.whole.checked = true;
    this.fault("");
    this.label();
    this.search.hidden = true;
    this.people.hidden = false;
    this.confirm.focus();
  }

  private line(person: DelegationPerson): HTMLLIElement {
    const box = make("input", { class: "form-check-input", type: "checkbox", value: person.ticketId });
    box.checked = !person.inside;
    box.disabled = person.inside;
    const text = make("span", {}, make("strong", {}, person.name), make("small", {}, person.unit ?? ""));
    if (person.vip) text.append(make("small", { class: "bk-vip-line" }, icon("vip"), this.own.vip!));
    return make("li", {}, make("label", { class: "bk-tick" }, box, text, make("span", { class: "bk-caption" }, person.inside ? this.own.di_dalam! : "")));
  }

  private async admit(): Promise<void> {
    const place = this.place();
    if (!place || this.confirm.disabled) return;
    const chosen = this.boxes().filter((b) => b.checked).map((b) => b.value);
    this.confirm.disabled = true;
    place.asking(true);
    const people = chosen.map((ticketId) => ({ ticketId, nonce: this.nonces.get(ticketId)! }));
    const outcome = await place.line().admitDelegation({ gate: place.post().gate, at: new Date().toISOString(), skewMs: place.line().skew, people });
    this.label();
    place.asking(false);
    if (!outcome.ok) return this.fault(this.trouble(outcome.trouble));
    this.answered(outcome.value, place);
  }

  private answered(rows: DelegationRow[], place: DelegationPlace): void {
    const post = place.post();
    const now = Date.now();
    for (const { answer } of rows) {
      const one = show(answer, this.words, post.zone, now);
      const id = answer.verdict === "admitted" ? answer.admissionId : null;
      if (answer.verdict === "admitted") post.count++;
      place.board.remember(one.tone, one.word, one.who, one.lines.at(0) ?? "", clock(now, post.zone), id ? async () => {
        const undone = await place.line().undo(id, crypto.randomUUID(), new Date().toISOString());
        if (undone.ok) post.count = Math.max(0, post.count - 1);
        if (undone.ok) place.changed();
        return undone.ok;
      } : undefined);
    }
    const sum = summed(rows, this.agency, this.words, this.own);
    if (post.sound) sound(sum.tone);
    place.changed();
    this.dialog.close();
    place.board.show(sum, () => place.board.idle(), true);
  }

  private async count(direction: "in" | "out"): Promise<void> {
    const place = this.place();
    const number = counted(need<HTMLInputElement>("#pendamping-jumlah").value);
    need<HTMLElement>("[data-pendamping-salah]", this.dialog).hidden = number !== null;
    if (!place || number === null) return need<HTMLInputElement>("#pendamping-jumlah").focus();
    const kind = need<HTMLSelectElement>("#pendamping-jenis").value;
    const gate = place.post().gate;
    // What was not answered is the same count when it is pressed again.
    const same = this.sent && this.sent.kind === kind && this.sent.number === number && this.sent.direction === direction && this.sent.gate === gate;
    this.sent = same ? this.sent! : { nonce: crypto.randomUUID(), kind, number, direction, gate, at: new Date().toISOString() };
    const outcome = await place.line().countCompanions(this.sent);
    if (outcome.ok || outcome.trouble === "conflict") this.sent = null;
    need("[data-pendamping-kabar]", this.dialog).textContent = outcome.ok
      ? fill(this.own.dicatat!, { pendamping: outcome.value.companions, pengemudi: outcome.value.drivers }) : this.trouble(outcome.trouble);
  }

  private back(): void {
    this.search.hidden = false;
    this.people.hidden = true;
    this.list.replaceChildren();
    this.nonces.clear();
  }

  private boxes(): HTMLInputElement[] {
    return [...this.list.querySelectorAll<HTMLInputElement>("input:not(:disabled)")];
  }

  private label(): void {
    const chosen = this.boxes().filter((b) => b.checked).length;
    this.confirm.textContent = fill(this.own.terima!, { jumlah: chosen });
    this.confirm.disabled = chosen === 0;
    this.whole.checked = chosen > 0 && chosen === this.boxes().length;
  }

  private fault(text: string): void {
    this.wrong.textContent = text;
    this.wrong.hidden = !text;
  }

  private trouble(trouble: Trouble): string {
    return this.words[`masalah.${trouble}`] ?? this.words["masalah.malformed"]!;
  }
}
