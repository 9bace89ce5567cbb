// Prints a badge: fetched with the kiosk's token, shown to nobody, handed to the printer out of a hidden frame.

export async function printBadge(slug: string, token: string, admissionId: string, size: "62" | "a6"): Promise<boolean> {
  try {
    const answer = await fetch(`/kios/${encodeURIComponent(slug)}/tanda-pengenal/${encodeURIComponent(admissionId)}.pdf?ukuran=${size}`, {
      headers: { Authorization: `Bearer ${token}` }, cache: "no-store", signal: AbortSignal.timeout(15_000),
    });
    if (!answer.ok) return false;
    return await hand(URL.createObjectURL(await answer.blob()));
  } catch {
    return false;
  }
}

function hand(address: string): Promise<boolean> {
  const frame = document.createElement("iframe");
  frame.className = "bk-print-frame";
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  const done = () => {
    frame.remove();
    URL.revokeObjectURL(address);
  };
  return new Promise((told) => {
    // A browser that shows no PDF in a frame never says so.
    setTimeout(() => told(false), 10_000);
    frame.addEventListener("load", () => {
      try {
        frame.contentWindow!.focus();
        frame.contentWindow!.print();
        told(true);
      } catch {
        told(false);
      }
      // The printer takes the pages when its dialog is answered; a minute is more than that.
      setTimeout(done, 60_000);
    }, { once: true });
    frame.src = address;
    document.body.append(frame);
  });
}
