// A page that is shown to a hall or in a stream: [data-muat-ulang="20"] loads it again every 20 seconds. Without network the old page stays.
import { need, pause } from "./lib/page";

const page = need<HTMLElement>("[data-muat-ulang]");
void keepUp();

async function keepUp(): Promise<void> {
  for (;;) {
    await pause(Number(page.dataset.muatUlang) * 1000);
    try {
      const answer = await fetch(location.href, { method: "HEAD" });
      if (answer.ok) return location.reload();
    } catch {
      // The network comes and goes.
    }
  }
}
