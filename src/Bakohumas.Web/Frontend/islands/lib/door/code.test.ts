import test from "node:test";
import assert from "node:assert/strict";
import { grouped, normalise, scanned } from "./code";

test("a code is read whatever its case, groups and look-alikes", () => {
  assert.equal(normalise("k7qd m3xa-92tp 4f0r"), "K7QDM3XA92TP4F0R");
  assert.equal(normalise("OIL0 0000 0000 0000"), "0110000000000000");
});

test("a code with a letter too few, or a U, is none", () => {
  assert.equal(normalise("K7QD M3XA 92TP 4F0"), null);
  assert.equal(normalise("U7QD M3XA 92TP 4F0R"), null);
});

test("a whole QR text passes, a novel does not", () => {
  assert.equal(scanned(" https://bakohumas.example/t/K7QDM3XA92TP4F0R "), "https://bakohumas.example/t/K7QDM3XA92TP4F0R");
  assert.equal(scanned("x".repeat(201)), null);
});

test("typing shows groups of four", () => assert.equal(grouped("k7qdm3xa9"), "K7QD M3XA 9"));
