import test from "node:test";
import assert from "node:assert/strict";
import { load, save, take, type Post } from "./post";

const kept = (text: string | null = null) => {
  let value = text;
  return { getItem: () => value, setItem: (_: string, next: string) => void (value = next), removeItem: () => void (value = null), get value() { return value; } };
};
const now = Date.parse("2026-11-12T01:00:00Z");
const post = take({ token: "t", deviceId: "d", right: "kiosk", event: { slug: "s", name: "S", zone: "WITA", occasions: [], gates: [] }, expiresAt: "2026-11-13T00:00:00Z", listKey: null }, "Lobi");

test("a paired kiosk is found again after a reload", () => {
  const shelf = kept();
  save("s", { ...post, size: "a6" }, shelf);
  assert.deepEqual(load("s", now, shelf), { ...post, size: "a6" } satisfies Post);
});

test("an expired or broken entry is thrown away", () => {
  for (const text of [JSON.stringify({ ...post, expiresAt: "2026-11-11T00:00:00Z" }), "{", "null", "{}"]) {
    const shelf = kept(text);
    assert.equal(load("s", now, shelf), null);
    assert.equal(shelf.value, null);
  }
});

test("only what a kiosk needs is kept, and no person", () =>
  assert.deepEqual(Object.keys(post).sort(), ["expiresAt", "gate", "printsAtOnce", "size", "sound", "token", "zone"]));
