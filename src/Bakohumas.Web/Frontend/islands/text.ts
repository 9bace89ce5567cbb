// The editor of a pledge text: the page beside it follows while somebody types, a click on a fault goes to its line, and leaving with
// something unsaved asks first. Without this file the buttons of the form do the same.
import { all, find, need, pause } from "./lib/page";
import { insertAt, lineRange, nextClause } from "./lib/text";

const form = need<HTMLFormElement>("form[data-text]");
const area = need<HTMLTextAreaElement>("#Body", form);
const place = need<HTMLElement>("#pratinjau");
let turn = 0;
let asking: AbortController | undefined;
let dirty = false;

find<HTMLElement>(".bk-mdbar", form)?.removeAttribute("hidden");
form.addEventListener("input", () => {
  dirty = true;
  void look();
});
form.addEventListener("submit", () => { dirty = false; });
addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});
for (const button of all<HTMLButtonElement>("[data-insert]", form)) button.addEventListener("click", () => insert(button.dataset.insert!));
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLElement>("a[data-line]");
  if (!link) return;
  event.preventDefault();
  const [from, to] = lineRange(area.value, Number(link.dataset.line));
  area.focus();
  area.setSelectionRange(from, to);
  // Browsers do not scroll to a selection: the share of lines above it is near enough.
  area.scrollTop = area.scrollHeight * (Number(link.dataset.line) - 4) / area.value.split("\n").length;
});

function insert(what: string): void {
  const put = what === "clause" ? `\n${nextClause(area.value)}. **Judul butir.** ` : `{{${what}}}`;
  const after = insertAt(area.value, area.selectionStart, area.selectionEnd, put);
  area.value = after.text;
  area.focus();
  area.setSelectionRange(after.caret, after.caret);
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

async function look(): Promise<void> {
  const mine = ++turn;
  await pause(600);
  if (mine !== turn) return;
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(form.dataset.preview!, { method: "POST", body: new FormData(form), signal: asking.signal });
    if (!answer.ok || mine !== turn) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Beside the box too: on a phone the page stands far below.
    find("#Body-l", form)?.replaceChildren(...all(".bk-errors li", page).map((line) => line.cloneNode(true)));
    place.replaceChildren(...page.body.childNodes);
  } catch {
    // The network comes and goes; the button of the form asks again.
  }
}
