import test from "node:test";
import assert from "node:assert/strict";
import { bars, clock } from "./arrivals";

test("the fullest minute is 116 high, one person is still seen, nobody is not", () => assert.deepEqual(bars([0, 1, 200]), [0, 3, 116]));
test("an hour without anybody has no bars", () => assert.deepEqual(bars([0, 0]), [0, 0]));
test("minutes are told on the event's clock", () => assert.equal(clock("2026-12-07T17:58:00+00:00", 3, 7, "."), "01.01"));
