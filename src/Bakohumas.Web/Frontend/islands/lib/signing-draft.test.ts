import test from "node:test";
import assert from "node:assert/strict";
import { keep, keyOf, recall, wipe, type SigningDraft } from "./signing-draft";

function shelf() {
  const map = new Map<string, string>();
  return {
    getItem: (k: string) => map.get(k) ?? null,
    setItem: (k: string, v: string) => void map.set(k, v),
    removeItem: (k: string) => void map.delete(k),
    key: (i: number) => [...map.keys()][i] ?? null,
    get length() { return map.size; },
  };
}

const day = 24 * 60 * 60_000;
const draft: SigningDraft = { at: 1_000, hash: "a", nonce: "n", method: "drawn", name: "Siti", strokes: "[[[0,0],[1,1]]]", pledge: true, data: true, joint: false, sent: true };

test("a draft comes back whole within a day", () => {
  const store = shelf();
  keep(store, keyOf("/tiket/x/tanda-tangan"), draft);
  assert.deepEqual(recall(store, keyOf("/tiket/x/tanda-tangan"), "a", 1_000 + day - 1), draft);
});

test("after a day it is gone, whoever's it was", () => {
  const store = shelf();
  keep(store, keyOf("/tiket/x"), draft);
  keep(store, keyOf("/tiket/y"), draft);
  assert.equal(recall(store, keyOf("/tiket/x"), "a", 1_000 + day), null);
  assert.equal(store.length, 0);
});

test("consent is to one text: another text brings back the signature alone", () => {
  const store = shelf();
  keep(store, keyOf("/tiket/x"), draft);
  const back = recall(store, keyOf("/tiket/x"), "b", 2_000)!;
  assert.deepEqual([back.strokes, back.pledge, back.nonce, back.sent], [draft.strokes, undefined, undefined, false]);
});

test("a receipt wipes it", () => {
  const store = shelf();
  keep(store, keyOf("/tiket/x"), draft);
  wipe(store, keyOf("/tiket/x"));
  assert.equal(recall(store, keyOf("/tiket/x"), "a", 2_000), null);
});

test("two people have two drafts, and no key holds a link", () => {
  assert.ok(keyOf("/tiket/AAAAAAAAAAAAAAAAAAAAAA/tanda-tangan") !== keyOf("/tiket/AAAAAAAAAAAAAAAAAAAAAB/tanda-tangan"));
  assert.ok(!keyOf("/tiket/rahasia/tanda-tangan").includes("rahasia"));
});

test("a broken draft and one from the future are none", () => {
  const store = shelf();
  store.setItem(keyOf("/a"), "{");
  keep(store, keyOf("/b"), { ...draft, at: 99_000 });
  assert.equal(recall(store, keyOf("/a"), "a", 2_000), null);
  assert.equal(recall(store, keyOf("/b"), "a", 2_000), null);
});

test("a device that keeps nothing signs all the same", () => {
  const full = { ...shelf(), setItem: () => { throw new Error("QuotaExceededError"); } };
  keep(full, keyOf("/a"), draft);
});
