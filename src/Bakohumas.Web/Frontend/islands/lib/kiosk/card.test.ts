import test from "node:test";
import assert from "node:assert/strict";
import type { Answer, Trouble } from "../door/api";
import { card, stuck } from "./card";

const words = {
  diterima: "Selamat datang", sudah_di_dalam: "Sudah tercatat", masuk_pertama: "Masuk pukul {{waktu}} lewat {{gerbang}}", menit_lalu: "{{jumlah}} menit lalu", baru_saja: "baru saja",
  ditolak: "Belum dapat dicatat", tidak_dikenal: "Belum dikenali", bantuan: "Ke meja bantuan", belum_tercatat: "Belum tercatat", "masalah.network": "Belum menjawab", "masalah.unpaired": "Tidak terpasang",
  dibatalkan_peserta: "Kehadiran sudah dibatalkan", "dibatalkan_peserta.petugas": "Saya daftarkan kembali", kode_tidak_dikenal: "Kode tidak dikenali",
};
const answer = (change: Partial<Answer>): Answer => ({ verdict: "admitted", reason: null, name: "Siti", agency: "Diskominfo", role: null, first: null, admissionId: "a1", conflict: false, ...change });
const now = Date.parse("2026-11-12T01:20:00Z");

test("a welcome offers the badge and stays long enough to press", () => {
  const shown = card(answer({}), words, "WIB", now);
  assert.deepEqual([shown.tone, shown.word, shown.who, shown.lines, shown.badge], ["ok", "Selamat datang", "Siti", ["Diskominfo"], "a1"]);
  assert.ok(shown.seconds >= 15);
});

test("who comes back gets no second badge by themselves", () => {
  const shown = card(answer({ admissionId: null, first: { gate: "Utara", at: "2026-11-12T01:14:00Z" } }), words, "WIB", now);
  assert.deepEqual([shown.tone, shown.badge], ["ok", null]);
});

test("a second scan names the first gate and time", () => {
  const shown = card(answer({ verdict: "alreadyInside", admissionId: null, first: { gate: "Utara", at: "2026-11-12T01:14:00Z" } }), words, "WIB", now);
  assert.deepEqual([shown.tone, shown.who, shown.why, shown.badge], ["again", "Siti", "Masuk pukul 08.14 WIB lewat Utara, 6 menit lalu", null]);
});

test("a refusal names the person and speaks to them, not to staff", () => {
  const shown = card(answer({ verdict: "refused", reason: "cancelled", admissionId: null }), words, "WIB", now);
  assert.deepEqual([shown.tone, shown.who, shown.lines, shown.why], ["no", "Siti", ["Diskominfo", "Kehadiran sudah dibatalkan"], "Ke meja bantuan"]);
});

test("an unknown code names nobody", () => {
  const shown = card(answer({ verdict: "unknown", reason: "unknown", name: null, agency: null, admissionId: null }), words, "WIB", now);
  assert.deepEqual([shown.tone, shown.word, shown.badge, shown.lines], ["no", "Belum dikenali", null, []]);
});

test("trouble offers another try only where one can help", () => {
  for (const [trouble, again] of [["network", true], ["busy", true], ["conflict", true], ["malformed", false], ["unpaired", false], ["missing", false]] as [Trouble, boolean][])
    assert.equal(stuck(trouble, words).again, again, trouble);
});
