// Sends a form until the server has answered. The nonce in the form makes a repetition harmless: the first answer comes again.
import { pause } from "./page";

export type Sent =
  | { kind: "recorded"; address: string }
  | { kind: "judged" }
  | { kind: "unanswered" };

export interface Attempt { fetch: typeof fetch; pause: (ms: number) => Promise<void>; waits: number[] }

const usual: Attempt = { fetch: (...a) => fetch(...a), pause, waits: [800, 2000, 4000] };

/**
 * A redirect means recorded. An answer that judges the form (4xx but 408, 425, 429) is final. No answer, 429 and 5xx are tried again
 * with the same body, as often as there are waits; after that the form counts as not recorded.
 */
export async function send(address: string, body: FormData, attempt: Attempt = usual): Promise<Sent> {
  for (let turn = 0; ; turn++) {
    let wait = attempt.waits[turn];
    try {
      const answer = await attempt.fetch(address, { method: "POST", body, headers: { Accept: "text/html" } });
      if (answer.redirected) return { kind: "recorded", address: answer.url };
      if (answer.status < 500 && ![408, 425, 429].includes(answer.status)) return { kind: "judged" };
      const asked = Number(answer.headers.get("Retry-After"));
      if (wait !== undefined && asked > 0) wait = Math.min(asked * 1000, 10_000);
    } catch {
      // No answer: the form may or may not have arrived, which is what the nonce is for.
    }
    if (wait === undefined) return { kind: "unanswered" };
    await attempt.pause(wait);
  }
}
