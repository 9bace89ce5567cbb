import test from "node:test";
import assert from "node:assert/strict";
import { holds, parse } from "./dependent";

test("a field is shown for the listed statuses only", () => {
  const condition = parse("Status=Pns,Cpns")!;
  assert.equal(holds(condition, "Pns"), true);
  assert.equal(holds(condition, "Cpns"), true);
  assert.equal(holds(condition, "Media"), false);
});

test("the opposite can be said", () => {
  const condition = parse("Identity.Type != None")!;
  assert.equal(condition.field, "Identity.Type");
  assert.equal(holds(condition, "None"), false);
  assert.equal(holds(condition, "Nip"), true);
});

test("nonsense hides nothing", () => assert.equal(parse("what is this"), null));
