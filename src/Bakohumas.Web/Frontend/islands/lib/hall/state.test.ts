import test from "node:test";
import assert from "node:assert/strict";
import { arc, around, length, lit, turn } from "./state";

test("one strand lights up per signature", () => assert.equal(lit(287, 312, 1, 312), 287));
test("beyond 600 people a strand stands for several, and the last signature completes the cloth", () => {
  assert.equal(lit(1999, 2000, 4, 500), 499);
  assert.equal(lit(2000, 2000, 4, 500), 500);
});
test("more signatures than expected do not break the cloth", () => assert.equal(lit(400, 312, 1, 312), 312));
test("nobody yet", () => assert.equal(lit(0, 0, 1, 1), 0));

test("the first clause has no one before it, the last none after", () => {
  assert.deepEqual(around(8, 1), [1, 2]);
  assert.deepEqual(around(8, 4), [3, 4, 5]);
  assert.deepEqual(around(8, 8), [7, 8]);
});

test("a presenter's remote turns the clauses and stops at the ends", () => {
  assert.equal(turn("PageDown", 7, 8), 8);
  assert.equal(turn("PageDown", 8, 8), 8);
  assert.equal(turn("PageUp", 1, 8), 1);
  assert.equal(turn("q", 3, 8), null);
});

test("the ring is whole, half and empty", () => {
  assert.equal(arc(1), "M20 4a16 16 0 1 1-.01 0");
  assert.equal(arc(0.5), "M20 4A16 16 0 0 1 20.00 36.00");
  assert.equal(arc(0), "M20 4A16 16 0 0 1 20.00 4.00");
});

test("a longer clause is written smaller, so that the whole of it is on the wall", () => {
  assert.deepEqual([120, 200, 340, 600].map((n) => length("a".repeat(n))), ["short", "long", "longer", "longest"]);
});
