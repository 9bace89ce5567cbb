import test from "node:test";
import assert from "node:assert/strict";
import { insertAt, lineRange, nextClause } from "./text";

test("a fault's line is selected whole", () => {
  const text = "satu\ndua\ntiga";
  assert.deepEqual(lineRange(text, 2), [5, 8]);
  assert.deepEqual(lineRange(text, 99), [9, 13]);
});

test("a new clause takes the next number", () => {
  assert.equal(nextClause("1. **A.** x\n2. [pemilu] **B.** y\n"), 3);
  assert.equal(nextClause("tanpa butir"), 1);
});

test("what is inserted replaces the selection and leaves the caret behind it", () => {
  assert.deepEqual(insertAt("ab cd", 3, 5, "{{nama}}"), { text: "ab {{nama}}", caret: 11 });
});
