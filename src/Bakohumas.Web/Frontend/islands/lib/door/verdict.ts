// From the server's answer to what the door shows: one word, one colour, one shape, one sound, the next step.
import type { Answer, Trouble } from "./api";
import { fill, type Words } from "../page";

/** `ask` is Standard mode's question: nothing is recorded yet, so it must not look like "ok". */
export type Tone = "ok" | "ask" | "again" | "no";
export type Step = "next" | "undo" | "leave" | "search" | "admit" | "skip" | "retry" | "pair";

export interface Shown {
  tone: Tone;
  word: string;
  who: string;
  lines: string[];
  why: string;
  steps: Step[];
  /** Word for a guest of honour, shown with an icon. */
  honour?: string;
}

/** Wording key of each reason, in the closed set of the contract. */
export const reasons: Record<string, string> = {
  wrongEvent: "kegiatan_lain", cancelled: "dibatalkan_peserta", codeReplaced: "kode_diganti", notApproved: "belum_disetujui",
  waiting: "daftar_tunggu", tooEarly: "belum_dibuka", closed: "sudah_ditutup", wrongOccasion: "hari_lain", notInside: "belum_masuk",
  deviceRight: "perangkat_dicabut", unknown: "kode_tidak_dikenal",
};

const offsets: Record<string, number> = { WIB: 7, WITA: 8, WIT: 9 };

export function show(answer: Answer, words: Words, zone: string, now: number): Shown {
  const who = answer.name ?? "";
  // The role is a code of the contract; one that this page has no word for is left out.
  const isVip = answer.role === "vip";
  const lines = [answer.agency, !isVip && answer.role && words[`peran.${answer.role}`]].filter((l): l is string => !!l);
  const said = judged(answer, words, zone, now, who, lines);
  return isVip ? { ...said, honour: words["peran.vip"]! } : said;
}

function judged(answer: Answer, words: Words, zone: string, now: number, who: string, lines: string[]): Shown {
  const kept = answer.offline ? words.dicatat_luring! : "";
  switch (answer.verdict) {
    case "admitted": return { tone: "ok", word: words.diterima!, who, lines, why: answer.conflict ? words.bentrok! : kept, steps: ["next", "undo"] };
    case "left": return { tone: "ok", word: words.keluar!, who, lines, why: kept, steps: ["next", "undo"] };
    case "ready": return { tone: "ask", word: words.cocokkan!, who, lines, why: words.cocokkan_tanya!, steps: ["admit", "skip"] };
    case "alreadyInside": return { tone: "again", word: words.sudah_di_dalam!, who, lines, why: first(answer, words, zone, now), steps: ["next", "leave"] };
    default: {
      const key = reasons[answer.reason ?? "unknown"] ?? "kode_tidak_dikenal";
      const said = words[key]!;
      // The list knows only those who had registered when it was made.
      if (answer.offline && answer.verdict === "unknown") return { tone: "no", word: words.tidak_terdaftar!, who: words.tidak_di_daftar!, lines: [], why: words.tidak_di_daftar_petugas!, steps: ["next", "search"] };
      return {
        tone: "no", word: answer.verdict === "unknown" ? words.tidak_dikenal! : words.ditolak!, who: who || said, lines: who ? [...lines, said] : lines,
        why: words[`${key}.petugas`] ?? "", steps: ["next", "search"],
      };
    }
  }
}

export function troubled(trouble: Trouble, words: Words): Shown {
  const steps: Step[] = trouble === "unpaired" || trouble === "missing" ? ["pair"] : trouble === "malformed" || trouble === "late" ? ["next"] : ["retry", "skip"];
  return { tone: "again", word: words.belum_tercatat!, who: "", lines: [], why: words[`masalah.${trouble}`]!, steps };
}

/** "Masuk pukul 08.14 WIB lewat Utara, 6 menit lalu". */
function first(answer: Answer, words: Words, zone: string, now: number): string {
  if (!answer.first) return "";
  const at = Date.parse(answer.first.at);
  const minutes = Math.max(0, Math.round((now - at) / 60_000));
  const ago = minutes < 1 ? words.baru_saja! : minutes < 120 ? fill(words.menit_lalu!, { jumlah: minutes }) : "";
  const sentence = fill(words.masuk_pertama!, { waktu: `${clock(at, zone)} ${zone}`, gerbang: answer.first.gate });
  return ago ? `${sentence}, ${ago}` : sentence;
}

/** 08.14 in the event's zone. */
export function clock(at: number, zone: string): string {
  const local = new Date(at + (offsets[zone] ?? 7) * 3_600_000);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(local.getUTCHours())}.${two(local.getUTCMinutes())}`;
}
