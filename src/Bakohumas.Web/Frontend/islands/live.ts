// [data-live="/address"] polls JSON (every data-every ms, 5 s unless told) and writes its values into [data-live-key="name"] within; only while seen.
import { all, pause } from "./lib/page";

for (const part of all<HTMLElement>("[data-live]")) void follow(part);

async function follow(part: HTMLElement): Promise<void> {
  const every = Number(part.dataset.every ?? 5000);
  const number = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en" : "id");
  for (;;) {
    await pause(every);
    if (document.visibilityState !== "visible") continue;
    try {
      const answer = await fetch(part.dataset.live!, { headers: { Accept: "application/json" } });
      if (answer.status === 404 || answer.status === 401) return;
      if (!answer.ok) continue;
      const values = (await answer.json()) as Record<string, unknown>;
      for (const place of all<HTMLElement>("[data-live-key]", part)) {
        const value = values[place.dataset.liveKey!];
        if (value === undefined || value === null) continue;
        if (place instanceof HTMLProgressElement) place.value = Number(value);
        else place.textContent = typeof value === "number" ? number.format(value) : String(value);
      }
    } catch {
      // The network comes and goes; the last numbers stay.
    }
  }
}
