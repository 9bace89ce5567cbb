import test from "node:test";
import assert from "node:assert/strict";
import type { Answer } from "./api";
import { clock, reasons, show, troubled } from "./verdict";

const words = new Proxy({} as Record<string, string>, {
  get: (_, key: string) => key === "masuk_pertama" ? "Masuk pukul {{waktu}} lewat {{gerbang}}" : key === "menit_lalu" ? "{{jumlah}} menit lalu" : `<${key}>`,
});
const answer = (part: Partial<Answer>): Answer =>
  ({ verdict: "admitted", reason: null, name: "Rahmawati", agency: "Diskominfo", role: null, first: null, admissionId: "1", conflict: false, ...part });
const now = Date.parse("2026-11-12T01:20:00Z");

test("a first scan is green, with name and agency, and can be undone", () => {
  const shown = show(answer({}), words, "WIB", now);
  assert.deepEqual([shown.tone, shown.who, shown.lines[0], shown.steps[1]], ["ok", "Rahmawati", "Diskominfo", "undo"]);
});

test("a role is shown in words, and one without words is left out", () => {
  const known = { diterima: "Diterima", "peran.participant": "Peserta" };
  assert.deepEqual(show(answer({ role: "participant" }), known, "WIB", now).lines, ["Diskominfo", "Peserta"]);
  assert.deepEqual(show(answer({ role: "astronaut" }), known, "WIB", now).lines, ["Diskominfo"]);
});

test("a guest of honour is said in a word of its own, beside any verdict", () => {
  const known = { diterima: "Diterima", sudah_di_dalam: "Sudah", "peran.vip": "Tamu kehormatan" };
  for (const verdict of ["admitted", "alreadyInside"] as const) {
    const shown = show(answer({ verdict, role: "vip" }), known, "WIB", now);
    assert.deepEqual([shown.honour, shown.lines], ["Tamu kehormatan", ["Diskominfo"]]);
  }
  assert.equal(show(answer({ role: "participant" }), known, "WIB", now).honour, undefined);
});

test("a second scan names the first gate and time in the event's zone", () => {
  const shown = show(answer({ verdict: "alreadyInside", first: { gate: "Pintu Selatan", at: "2026-11-12T01:14:00Z" } }), words, "WITA", now);
  assert.equal(shown.tone, "again");
  assert.equal(shown.why, "Masuk pukul 09.14 WITA lewat Pintu Selatan, 6 menit lalu");
});

test("every reason of the contract has words", () => {
  const contract = "wrongEvent cancelled codeReplaced notApproved waiting tooEarly closed wrongOccasion notInside deviceRight unknown".split(" ");
  assert.deepEqual(Object.keys(reasons), contract);
  for (const reason of contract) assert.equal(show(answer({ verdict: "refused", reason }), words, "WIB", now).tone, "no");
});

test("a refusal of a known person still shows who it is", () => {
  const shown = show(answer({ verdict: "refused", reason: "cancelled" }), words, "WIB", now);
  assert.equal(shown.who, "Rahmawati");
  assert.ok(shown.lines.includes("<dibatalkan_peserta>"));
});

test("standard mode asks before it writes", () => {
  const shown = show(answer({ verdict: "ready", admissionId: null }), words, "WIB", now);
  assert.deepEqual([shown.tone, ...shown.steps], ["ask", "admit", "skip"]);
});

test("a lost network never looks like a verdict", () => {
  const shown = troubled("network", words);
  assert.equal(shown.tone, "again");
  assert.deepEqual(shown.steps, ["retry", "skip"]);
  assert.deepEqual(troubled("unpaired", words).steps, ["pair"]);
});

test("the clock is the event's, whatever the phone says", () => {
  assert.equal(clock(Date.parse("2026-11-12T17:05:00Z"), "WIT"), "02.05");
});
