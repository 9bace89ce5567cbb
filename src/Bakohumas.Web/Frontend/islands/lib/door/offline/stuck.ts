// Forms of walk-ins that the server refused or could not read: the person holds a slip and stands in no record. They stay in sight until
// somebody has seen to them and throws them away.
import { fill, icon, make, need, type Words } from "../../page";
import { clock } from "../verdict";
import type { Forms, WaitingForm } from "./walkins";

export interface StuckForm { nonce: string; slip: string; where: string; why: string }

/** @param refusals Words of the server's reasons, by their code. */
export function stuckForms(forms: WaitingForm[], words: Words, refusals: Words, zone: string): StuckForm[] {
  return forms.filter((f) => f.problem).map((f) => ({
    nonce: f.nonce, slip: f.slip, where: `${f.gate}, ${clock(Date.parse(f.at) + f.skewMs, zone)} ${zone}`,
    why: refusals[f.problem!] ?? words[`formulir.${f.problem}`] ?? words["formulir.lain"]!,
  }));
}

/** Shows them in the dialog of the network, each with a button that throws it away once that was confirmed. */
export class StuckList {
  private asked: StuckForm | null = null;

  constructor(private readonly words: Words, private readonly refusals: Words, private readonly zone: string, private readonly forms: () => Forms | null, private readonly changed: () => void) {
    need("[data-buang-ya]").addEventListener("click", () => void this.discard());
  }

  show(forms: WaitingForm[]): void {
    const all = stuckForms(forms, this.words, this.refusals, this.zone);
    need<HTMLElement>("[data-formulir]").hidden = all.length === 0;
    need("[data-formulir-daftar]").replaceChildren(...all.map((form) => {
      const slip = fill(this.words.formulir_slip!, { nomor: form.slip });
      const button = make("button", { type: "button", class: "btn btn-secondary bk-push align-self-center flex-shrink-0" }, this.words.formulir_buang!, make("span", { class: "visually-hidden" }, ` ${slip}`));
      button.addEventListener("click", () => this.ask(form));
      return make("li", { class: "is-again" }, icon("again"), make("span", {}, make("strong", {}, slip), make("small", {}, form.where), make("small", {}, form.why)), button);
    }));
  }

  private ask(form: StuckForm): void {
    this.asked = form;
    need("#buang-judul").textContent = fill(this.words.formulir_buang_tanya!, { nomor: form.slip });
    need<HTMLDialogElement>("#buang").showModal();
  }

  private async discard(): Promise<void> {
    if (this.asked) await this.forms()?.drop(this.asked.nonce);
    this.asked = null;
    need<HTMLDialogElement>("#buang").close();
    this.changed();
  }
}
