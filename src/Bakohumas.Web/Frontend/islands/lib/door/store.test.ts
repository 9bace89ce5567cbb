import test from "node:test";
import assert from "node:assert/strict";
import type { Line } from "./api";
import { shelf } from "./shelf.fake";
import { keep, lineOf, load, save, type Post } from "./store";

const start = Date.parse("2026-12-07T00:20:00Z");
const post: Post = {
  token: "t", deviceId: "d1", right: "scan", listKey: null, zone: "WIB", gates: [], expiresAt: "2026-12-09T00:00:00Z", gate: "Utara", mode: "express", direction: "in", sound: false, count: 0,
};

/** A phone that is a day slow; its server answers at once, or not at all. */
function network(isThere: boolean): Line {
  return {
    waits: [], patience: 1000, now: () => start - 86_400_000, ticks: () => 0, pause: async () => undefined,
    fetch: (async () => {
      if (!isThere) throw new TypeError("no network");
      return new Response(JSON.stringify({ answers: [], arrivals: [], until: "2026-12-07T00:20:00.123Z", list: null, more: false }), { headers: { "Content-Type": "application/json" } });
    }) as unknown as typeof fetch,
  };
}

test("what was measured outlives the page: one that opens without network goes on with it", async () => {
  shelf();
  save("acara", post);
  const first = load("acara", start)!;
  const line = lineOf("acara", first, network(true));
  await line.batch([], null, null);
  keep("acara", first, line);

  const second = load("acara", start)!;
  const alone = lineOf("acara", second, network(false));
  assert.equal(alone.skew, 86_400_123);
  await alone.batch([], null, null);
  keep("acara", second, alone);
  assert.equal(load("acara", start)!.skew, 86_400_123);
});

test("a page that measured nothing keeps no difference", () => {
  shelf();
  keep("acara", { ...post }, lineOf("acara", post, network(false)));
  assert.equal(load("acara", start)!.skew, undefined);
});
