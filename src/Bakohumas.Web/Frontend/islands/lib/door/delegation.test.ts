import test from "node:test";
import assert from "node:assert/strict";
import type { Answer } from "./api";
import { counted, summed } from "./delegation";

const words = { diterima: "Diterima", ditolak: "Ditolak" };
const own = { diterima: "{{jumlah}} diterima", tidak_diterima: "{{jumlah}} tidak" };
const row = (verdict: Answer["verdict"]) => ({
  ticketId: verdict, answer: { verdict, reason: null, name: "A", agency: "B", role: null, first: null, admissionId: null, conflict: false },
});

test("a list is green only when everybody passed, and says how many did not", () => {
  const all = summed([row("admitted"), row("admitted")], "Dinas", words, own);
  assert.deepEqual([all.tone, all.word, all.who, all.lines], ["ok", "Diterima", "Dinas", ["2 diterima"]]);
  const some = summed([row("admitted"), row("alreadyInside"), row("refused")], "Dinas", words, own);
  assert.deepEqual([some.tone, some.word, some.lines], ["again", "Diterima", ["1 diterima", "2 tidak"]]);
  assert.equal(summed([row("refused")], "Dinas", words, own).word, "Ditolak");
});

test("a count is a number from 1 to 99", () => {
  assert.deepEqual(["1", " 42 ", "99"].map(counted), [1, 42, 99]);
  for (const wrong of ["", "0", "-1", "100", "1.5", "07", "dua"]) assert.equal(counted(wrong), null, wrong);
});
