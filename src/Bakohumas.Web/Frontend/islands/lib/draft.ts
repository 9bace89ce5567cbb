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
