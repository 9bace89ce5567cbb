import test from "node:test";
import assert from "node:assert/strict";
import { count, isEnough, mostPoints, pack, read, unpack } from "./strokes";

const line = (n: number) => [{ points: Array.from({ length: n }, (_, i) => ({ x: i, y: 10, time: 1700000000000 + i, pressure: 0.5 })) }];

test("only x and y are kept, as parts of the width, with three decimals", () => {
  const strokes = pack([{ points: [{ x: 10, y: 20 }, { x: 33.33333, y: 66.66666 }] }], 300);
  assert.deepEqual(strokes, [[[0.033, 0.067], [0.111, 0.222]]]);
  assert.ok(!JSON.stringify(pack(line(50), 300)).includes("17000"));
});

test("a long signature gets coarser and keeps its ends", () => {
  const strokes = pack(line(20_000), 20_000 / 15);
  assert.ok(count(strokes) <= mostPoints);
  assert.equal(strokes[0]![0]![0], 0);
  assert.ok(strokes[0]!.at(-1)![0] > 14.99);
});

test("a wider screen shows the same drawing", () => {
  const [stroke] = unpack(pack([{ points: [{ x: 150, y: 30 }, { x: 151, y: 31 }] }], 300), 600);
  assert.deepEqual(stroke![0], { x: 300, y: 60 });
});

test("a dot is no signature, a name is", () => {
  assert.equal(isEnough(pack([{ points: [{ x: 10, y: 10 }] }], 300)), false);
  assert.equal(isEnough(pack(line(100), 300)), true);
});

test("a broken field is an empty pad", () => assert.deepEqual(read("{not json"), []));
