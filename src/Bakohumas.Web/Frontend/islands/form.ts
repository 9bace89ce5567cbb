// On every page: forms are sent once, errors get the focus, dependent fields come and go, texts can be copied, menus close.
import { copies } from "./lib/copy";
import { holds, parse } from "./lib/dependent";
import { carryOver, keep } from "./lib/draft";
import { all, find } from "./lib/page";
import { fullscreens } from "./lib/fullscreen";

find<HTMLElement>(".bk-errors")?.focus();
copies();
fullscreens();
for (const form of all<HTMLFormElement>("form[data-draft]")) keep(form);
for (const part of all<HTMLElement>("[data-when]")) depend(part);
carryOver();
for (const button of all<HTMLElement>("[data-print]")) button.addEventListener("click", () => print());
for (const toast of all<HTMLElement>("[data-toast]")) setTimeout(() => toast.remove(), 8000);

// A second press while the first is on its way would send the form twice; coming back by the back button frees it again.
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  const button = event.submitter;
  if (button) {
    button.setAttribute("aria-disabled", "true");
    button.classList.add("is-busy");
  }
  // A form that answers with a file leaves the page as it is.
  setTimeout(free, 10_000);
});
addEventListener("pageshow", free);

function free(): void {
  for (const form of all<HTMLFormElement>("form[data-sent]")) delete form.dataset.sent;
  for (const button of all<HTMLElement>(".is-busy")) {
    button.classList.remove("is-busy");
    button.removeAttribute("aria-disabled");
  }
}

document.addEventListener("click", (event) => {
  for (const menu of all<HTMLDetailsElement>("details.bk-menu[open]")) if (!menu.contains(event.target as Node)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of all<HTMLDetailsElement>("details.bk-menu[open]")) {
    menu.open = false;
    find<HTMLElement>("summary", menu)?.focus();
  }
});

/** Hidden fields are disabled too: what a person does not see is not sent. */
function depend(part: HTMLElement): void {
  const condition = parse(part.dataset.when ?? "");
  const form = part.closest("form");
  if (!condition || !form) return;
  const update = () => {
    const shown = holds(condition, String(new FormData(form).get(condition.field) ?? ""));
    part.hidden = !shown;
    for (const control of all<HTMLInputElement>("input,select,textarea", part)) control.disabled = !shown;
  };
  form.addEventListener("change", update);
  update();
}
