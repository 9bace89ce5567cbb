// How long nobody touched the shared tablet, and what follows. Pure, so that it can be tested without waiting.

/** The last third of the time warns: twenty seconds of sixty to say that one is still there (WCAG 2.2, 2.2.1). */
export function idle(silentMs: number, limitSeconds: number): { step: "quiet" | "warn" | "end"; left: number } {
  const left = Math.ceil(limitSeconds - silentMs / 1000);
  if (left <= 0) return { step: "end", left: 0 };
  return { step: left <= limitSeconds / 3 ? "warn" : "quiet", left };
}
