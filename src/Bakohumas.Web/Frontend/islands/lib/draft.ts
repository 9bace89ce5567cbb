// What a person typed survives a lost tab or a dead network, in this tab only and for half an hour: phones are lent.

const life = 30 * 60_000;

interface Draft { at: number; fields: Record<string, string> }

export function encode(fields: Record<string, string>, now: number): string {
  return JSON.stringify({ at: now, fields } satisfies Draft);
}

export function decode(text: string | null, now: number): Record<string, string> {
  if (!text) return {};
  try {
    const draft = JSON.parse(text) as Draft;
    return typeof draft.at === "number" && now - draft.at < life ? draft.fields ?? {} : {};
  } catch {
    return {};
  }
}

const kept = new Set(["text", "email", "tel", "url", "search", "number", "date", "time", "textarea"]);

/** <form data-draft>: keeps what is typed, gives it back into empty fields, forgets it when the form is sent. */
export function keep(form: HTMLFormElement): void {
  const key = `konsep:${location.pathname}:${form.dataset.draft ?? ""}`;
  const fields = () => [...form.elements].filter((e): e is HTMLInputElement | HTMLTextAreaElement =>
    (e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement) && e.name !== "" && kept.has(e.type));
  const before = decode(sessionStorage.getItem(key), Date.now());
  for (const field of fields()) if (!field.value && before[field.name]) field.value = before[field.name]!;
  form.addEventListener("input", () =>
    sessionStorage.setItem(key, encode(Object.fromEntries(fields().filter((f) => f.value).map((f) => [f.name, f.value])), Date.now())));
  form.addEventListener("submit", () => sessionStorage.removeItem(key));
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a change of language or look carries over: what a person filled in, never a password, a file or what the page itself put there. */
export function carries(type: string, name: string): boolean {
  return name !== "" && (kept.has(type) || type === "select-one" || type === "radio" || type === "checkbox");
}

const controls = (form: HTMLFormElement) => [...form.elements].filter((e): e is Control =>
  (e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement) && carries(e.type, e.name));

/** One of several boxes of a name is known by its value. */
const keyOf = (control: Control, form: number) => `${form}:${control.name}${control.type === "radio" || control.type === "checkbox" ? `=${control.value}` : ""}`;

/** The switch of language is a link: without this it would lose what was typed. Given back once, on the same address, and then forgotten. */
export function carryOver(): void {
  const keyOn = (path: string) => `bawa:${path}`;
  const key = keyOn(location.pathname);
  const forms = () => [...document.forms].filter((f) => f.method === "post");
  const before = decode(sessionStorage.getItem(key), Date.now());
  sessionStorage.removeItem(key);
  for (const [index, form] of forms().entries())
    for (const control of controls(form)) {
      const value = before[keyOf(control, index)];
      if (value === undefined) continue;
      if (control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox")) control.checked = value === "1";
      else control.value = value;
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>("a[href^='/bahasa?'],a[href^='/tema?']");
    if (!link) return;
    // An answer to a post may stand at another address than its form: the link says where it comes back.
    const back = new URL(link.href).searchParams.get("kembali")?.split("?")[0] ?? location.pathname;
    const typed: Record<string, string> = {};
    for (const [index, form] of forms().entries())
      for (const control of controls(form))
        typed[keyOf(control, index)] = control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox") ? (control.checked ? "1" : "0") : control.value;
    if (Object.keys(typed).length > 0) sessionStorage.setItem(keyOn(back), encode(typed, Date.now()));
  });
}
