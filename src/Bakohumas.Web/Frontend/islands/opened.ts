// <form data-opened method="post" action="…" hidden> with its antiforgery field: sent once when a person, not a mail scanner, has the page open.
import { find } from "./lib/page";

const form = find<HTMLFormElement>("form[data-opened]");
if (form) {
  const signs = ["pointerdown", "pointermove", "keydown", "scroll", "touchstart"] as const;
  const timer = setTimeout(tell, 15_000);
  for (const sign of signs) addEventListener(sign, tell, { once: true, passive: true });

  function tell(): void {
    if (document.visibilityState !== "visible" || !form || form.dataset.told) return;
    form.dataset.told = "1";
    clearTimeout(timer);
    void fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => undefined);
  }
}
