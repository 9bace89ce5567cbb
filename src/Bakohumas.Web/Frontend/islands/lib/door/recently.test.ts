import test from "node:test";
import assert from "node:assert/strict";
import { Recently } from "./recently";

test("a ticket held before the camera is one scan", () => {
  const recently = new Recently();
  assert.equal(recently.isNew("A", 0), true);
  for (let t = 100; t < 10_000; t += 100) assert.equal(recently.isNew("A", t), false);
});

test("the next person is let through at once, the same ticket after three seconds", () => {
  const recently = new Recently();
  recently.isNew("A", 0);
  assert.equal(recently.isNew("B", 50), true);
  assert.equal(recently.isNew("B", 2000), false);
  assert.equal(recently.isNew("B", 5001), true);
});
