import test from "node:test";
import assert from "node:assert/strict";
import { fit } from "./size";

test("a phone's photo becomes 1,600 px at its longest side", () => assert.deepEqual(fit(3000, 4000, 1600), { width: 1200, height: 1600 }));
test("a small picture is not blown up", () => assert.deepEqual(fit(640, 480, 1600), { width: 640, height: 480 }));
test("a line keeps one pixel of width", () => assert.deepEqual(fit(1, 10000, 1600), { width: 1, height: 1600 }));
