import test from "node:test";
import assert from "node:assert/strict";
import { Wedge } from "./wedge";

const type = (wedge: Wedge, text: string, every: number) => {
  let t = 0;
  for (const letter of text) wedge.key(letter, (t += every));
  return wedge.key("Enter", t + every);
};

test("a hand-held reader is understood", () => assert.equal(type(new Wedge(), "K7QDM3XA92TP4F0R", 8), "K7QDM3XA92TP4F0R"));
test("a person at the keyboard is not a reader", () => assert.equal(type(new Wedge(), "K7QDM3XA92TP4F0R", 150), null));
test("Enter alone is nothing", () => assert.equal(new Wedge().key("Enter", 0), null));
