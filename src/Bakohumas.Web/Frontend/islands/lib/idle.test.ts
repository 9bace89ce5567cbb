import test from "node:test";
import assert from "node:assert/strict";
import { idle } from "./idle";

test("a tablet that nobody touches warns for twenty seconds and ends after sixty", () => {
  assert.deepEqual(idle(0, 60), { step: "quiet", left: 60 });
  assert.deepEqual(idle(39_900, 60), { step: "quiet", left: 21 });
  assert.deepEqual(idle(40_000, 60), { step: "warn", left: 20 });
  assert.deepEqual(idle(59_999, 60), { step: "warn", left: 1 });
  assert.deepEqual(idle(60_000, 60), { step: "end", left: 0 });
  assert.deepEqual(idle(3_600_000, 60), { step: "end", left: 0 });
});
