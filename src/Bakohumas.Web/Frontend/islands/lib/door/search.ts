import { fill, make, need, type Words } from "../page";
import type { Person } from "./api";
import type { Gatekeeper } from "./offline/gatekeeper";

/** Search by name: three letters or more, a quarter of a second after the last one; an older answer never overwrites a newer one. */
export function searching(keeper: () => Gatekeeper | null, words: Words, chosen: (person: Person) => void): void {
  const input = need<HTMLInputElement>("#nama");
  const status = need<HTMLElement>("[data-kabar-cari]");
  const list = need<HTMLElement>("[data-ditemukan]");
  let timer = 0;
  let turn = 0;

  input.addEventListener("input", () => {
    clearTimeout(timer);
    turn++;
    if (input.value.trim().length < 3) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    timer = window.setTimeout(() => void ask(turn), 250);
  });

  async function ask(mine: number): Promise<void> {
    const door = keeper();
    if (!door) return;
    status.textContent = words.mencari!;
    const outcome = await door.roster(input.value.trim());
    if (mine !== turn) return;
    if (!outcome.ok) {
      status.textContent = words[`masalah.${outcome.trouble}`]!;
      return;
    }
    status.textContent = outcome.value.length === 0 ? words.tidak_ada! : fill(words.ditemukan!, { jumlah: outcome.value.length });
    list.replaceChildren(...outcome.value.map((person) => {
      const detail = [person.agency, person.unit].filter(Boolean).join(", ");
      const button = make("button", { type: "button" },
        make("span", {}, make("strong", {}, person.name), make("small", {}, detail)),
        make("span", { class: "bk-caption" }, person.inside ? words.di_dalam! : ""));
      button.addEventListener("click", () => chosen(person));
      return make("li", {}, button);
    }));
  }
}
