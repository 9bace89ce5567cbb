import { all, find } from "./page";

/** [data-fullscreen="#element"]: shows one thing alone, bright and awake (a ticket's QR at the door); a tap or Escape closes it. */
export function fullscreens(): void {
  for (const button of all<HTMLElement>("[data-fullscreen]")) button.addEventListener("click", () => open(button));
}

function open(button: HTMLElement): void {
  const shown = find<HTMLElement>(button.dataset.fullscreen ?? "");
  if (!shown) return;
  const layer = document.createElement("dialog");
  layer.className = "bk-full";
  layer.append(shown.cloneNode(true));
  document.body.append(layer);
  layer.addEventListener("click", () => layer.close());
  layer.addEventListener("close", () => layer.remove());
  layer.showModal();
  void awake(layer);
}

async function awake(layer: HTMLDialogElement): Promise<void> {
  try {
    const lock = await navigator.wakeLock.request("screen");
    layer.addEventListener("close", () => void lock.release());
  } catch {
    // Not every browser can; the code is shown all the same.
  }
}
