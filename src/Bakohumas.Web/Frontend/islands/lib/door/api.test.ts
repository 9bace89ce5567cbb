import test from "node:test";
import assert from "node:assert/strict";
import { DoorLine, type Line, type Scan } from "./api";

const scan: Scan = {
  nonce: "0197a5e0-0000-7000-8000-000000000001", code: "K7QDM3XA92TP4F0R", gate: "Utara", direction: "in",
  at: "2026-11-12T01:14:00Z", skewMs: 0, forced: false, preview: false,
};

function line(...answers: (() => Response)[]) {
  const sent: { address: string; init: RequestInit }[] = [];
  const waited: number[] = [];
  const stub: Line = {
    waits: [1, 2], patience: 1000, now: () => Date.parse("2026-11-12T01:14:00Z"), ticks: () => 0,
    pause: async (ms) => void waited.push(ms),
    fetch: (async (address: string, init: RequestInit) => {
      sent.push({ address, init });
      const next = answers.shift();
      if (!next) throw new TypeError("no network");
      return next();
    }) as typeof fetch,
  };
  return { door: new DoorLine("seminar", "secret", stub), sent, waited };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => () =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": status < 400 ? "application/json" : "application/problem+json", ...headers } });

test("a lost answer is asked for again with the same nonce", async () => {
  const { door, sent } = line(() => { throw new TypeError("lost"); }, json(200, { verdict: "admitted" }));
  const outcome = await door.admit(scan);
  assert.ok(outcome.ok && outcome.value.verdict === "admitted");
  assert.equal(sent.length, 2);
  assert.equal(sent[0]!.init.body, sent[1]!.init.body);
});

test("an unknown code is an answer, an unknown event is trouble", async () => {
  const unknown = await line(json(404, { verdict: "unknown", reason: "unknown" })).door.admit(scan);
  assert.ok(unknown.ok && unknown.value.verdict === "unknown");
  assert.deepEqual(await line(json(404, { title: "Not Found" })).door.admit(scan), { ok: false, trouble: "missing" });
});

test("an expired token and a nonce used otherwise are not tried again", async () => {
  const expired = line(json(401, {}));
  assert.deepEqual(await expired.door.admit(scan), { ok: false, trouble: "unpaired" });
  assert.equal(expired.sent.length, 1);
  assert.deepEqual(await line(json(409, {})).door.admit(scan), { ok: false, trouble: "conflict" });
});

test("a busy server is waited for as long as it asks", async () => {
  const { door, waited } = line(json(503, {}, { "Retry-After": "3" }), json(200, { verdict: "admitted" }));
  assert.ok((await door.admit(scan)).ok);
  assert.deepEqual(waited, [3000]);
});

test("without any network nothing is claimed", async () => {
  const { door, sent } = line();
  assert.deepEqual(await door.admit(scan), { ok: false, trouble: "network" });
  assert.equal(sent.length, 3);
});

test("undo is a DELETE of the admission, and an empty answer is fine", async () => {
  const { door, sent } = line(() => new Response(null, { status: 204 }));
  assert.ok((await door.undo("abc", "n", "2026-11-12T01:15:00Z")).ok);
  assert.equal(sent[0]!.init.method, "DELETE");
  assert.equal(sent[0]!.address, "/api/v1/events/seminar/admissions/abc");
});

test("the clock's difference is measured: by any answer to a second, by a batch to milliseconds", async () => {
  const batch = { answers: [], arrivals: [], until: "2026-11-12T01:14:10.250Z", list: null, more: false };
  const { door } = line(
    json(200, { verdict: "admitted" }, { Date: "Thu, 12 Nov 2026 01:14:10 GMT" }), json(200, { ...batch, until: "2026-11-12T01:44:00Z", more: true }), json(200, batch),
    json(200, { verdict: "admitted" }, { Date: "Thu, 12 Nov 2026 01:14:11 GMT" }));
  assert.deepEqual([door.skew, door.uncertainty], [0, Infinity]);
  await door.admit(scan);
  assert.deepEqual([door.skew, door.uncertainty], [11_000, 1002]);
  await door.batch([], null, null);
  assert.equal(door.skew, 11_000, "while there is more to come, its time is the one to ask from next");
  await door.batch([], null, null);
  await door.admit(scan);
  assert.deepEqual([door.skew, door.uncertainty], [10_250, 2]);
});
