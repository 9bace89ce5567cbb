// What a kiosk tells the person before it: one big card that goes away by itself.
import type { Words } from "../page";
import type { Answer, Trouble } from "../door/api";
import { show, type Tone } from "../door/verdict";

export interface Card {
  tone: Exclude<Tone, "ask">;
  word: string;
  who: string;
  lines: string[];
  why: string;

  /** The admission whose badge can be printed now. */
  badge: string | null;

  /** True offers to ask once more with the same nonce. */
  again: boolean;

  /** How long it stays when nobody touches the screen. */
  seconds: number;
}

export function card(answer: Answer, words: Words, zone: string, now: number): Card {
  const { tone, word, who, lines, why } = show(answer, words, zone, now);
  const badge = answer.verdict === "admitted" ? answer.admissionId : null;
  return {
    tone: tone === "ask" ? "again" : tone, word, who, lines, badge, again: false,
    // The sentences of the door speak to staff; here stands nobody but the person.
    why: tone === "no" ? words.bantuan! : why,
    seconds: badge ? 20 : 8,
  };
}

export function stuck(trouble: Trouble, words: Words): Card {
  const again = trouble !== "malformed" && trouble !== "unpaired" && trouble !== "missing";
  return { tone: "again", word: words.belum_tercatat!, who: "", lines: [], why: words[`masalah.${trouble}`] ?? words["masalah.network"]!, badge: null, again, seconds: 20 };
}
