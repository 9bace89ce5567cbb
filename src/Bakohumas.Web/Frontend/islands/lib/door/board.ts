// The right half of the door: the verdict, and what happened just now.
import { icon, make, need, type Words } from "../page";
import type { Shown, Step, Tone } from "./verdict";

const longest = 12;

export class Board {
  private readonly result = need<HTMLElement>("[data-hasil]");
  private readonly recent = need<HTMLOListElement>("[data-riwayat]");
  private readonly news = need<HTMLElement>("[data-kabar]");
  private readonly nothing = need<HTMLElement>("[data-belum-ada]");

  constructor(private readonly words: Words) {}

  idle(): void {
    const word = make("p", { class: "bk-word" }, this.words.siap!);
    this.result.replaceChildren(make("section", { class: "bk-verdict is-idle" }, word, make("p", {}, this.words.siap_petunjuk!)));
  }

  show(shown: Shown, press: (step: Step) => void, focus: boolean): void {
    const shape = document.getElementById(`bentuk-${shown.tone}`) as HTMLTemplateElement;
    const section = make("section", { class: `bk-verdict is-${shown.tone}` }, make("p", { class: "bk-word" }, shape.content.cloneNode(true), shown.word));
    if (shown.who) section.append(make("p", { class: "bk-who" }, shown.who));
    if (shown.honour) section.append(make("p", { class: "bk-vip" }, icon("vip"), shown.honour));
    for (const line of shown.lines) section.append(make("p", {}, line));
    if (shown.why) section.append(make("p", { class: "bk-why" }, shown.why));
    const buttons = shown.steps.map((step, i) => {
      const button = make("button", { class: i === 0 ? "btn btn-primary" : "btn", type: "button", "data-langkah": step }, this.label(step));
      button.addEventListener("click", () => press(step));
      return button;
    });
    section.append(make("div", { class: "bk-row" }, ...buttons));
    this.result.replaceChildren(section);
    if (focus) buttons[0]?.focus({ preventScroll: true });
  }

  /** Adds a line; `undo` is offered with it while it is possible. */
  remember(tone: Tone, word: string, who: string, detail: string, time: string, undo?: () => Promise<boolean>): void {
    this.nothing.hidden = true;
    const line = make("li", { class: `is-${tone}` }, icon(tone),
      make("span", {}, make("span", { class: "visually-hidden" }, `${word}: `), who || word, make("small", {}, detail)), make("time", {}, time));
    if (undo) {
      const button = make("button", { class: "btn btn-quiet btn-sm", type: "button", "aria-label": `${this.words.batalkan} ${who}` }, icon("undo"));
      button.addEventListener("click", () => void this.undo(line, button, undo));
      line.append(button);
    }
    this.recent.prepend(line);
    while (this.recent.children.length > longest) this.recent.lastElementChild!.remove();
  }

  async undoNewest(): Promise<void> {
    this.recent.querySelector<HTMLButtonElement>("li button")?.click();
  }

  tell(text: string): void {
    this.news.textContent = text;
    this.news.classList.remove("visually-hidden");
  }

  private async undo(line: HTMLLIElement, button: HTMLButtonElement, undo: () => Promise<boolean>): Promise<void> {
    button.disabled = true;
    if (await undo()) {
      line.classList.add("is-undone");
      button.remove();
      this.tell(this.words.dibatalkan!);
    } else {
      button.disabled = false;
      this.tell(this.words.tidak_dibatalkan!);
    }
  }

  private label(step: Step): string {
    const words: Record<Step, string> = {
      next: "berikutnya", undo: "batalkan", leave: "catat_keluar", search: "cari", admit: "terima", skip: "lewati", retry: "coba_lagi", pair: "pasang_ulang",
    };
    return this.words[words[step]]!;
  }
}
