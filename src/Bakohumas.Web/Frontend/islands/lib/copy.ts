import { all, find } from "./page";

/** [data-copy="text"] or [data-copy-from="#selector"]: copies, and says so in the button for a moment and to screen readers. */
export function copies(): void {
  for (const button of all<HTMLElement>("[data-copy],[data-copy-from]")) button.addEventListener("click", () => void copy(button));
}

async function copy(button: HTMLElement): Promise<void> {
  const source = button.dataset.copyFrom ? find<HTMLElement>(button.dataset.copyFrom) : null;
  const text = source ? ("value" in source ? String(source.value) : source.innerText) : button.dataset.copy ?? "";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // An old browser, or no permission: select the text, so that the person can copy it.
    if (source) getSelection()?.selectAllChildren(source);
    return;
  }
  const said = button.dataset.copied ?? document.documentElement.dataset.copied ?? "✓";
  const before = [...button.childNodes];
  button.setAttribute("aria-live", "polite");
  button.replaceChildren(said);
  setTimeout(() => button.replaceChildren(...before), 2000);
}
