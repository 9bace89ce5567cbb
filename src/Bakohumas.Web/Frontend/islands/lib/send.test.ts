import test from "node:test";
import assert from "node:assert/strict";
import { send, type Attempt } from "./send";

const answers = (...list: (Partial<Response> | "no answer")[]) => {
  const bodies: unknown[] = [];
  const waited: number[] = [];
  const attempt: Attempt = {
    waits: [1, 2],
    pause: async (ms) => void waited.push(ms),
    fetch: (async (_: string, init: RequestInit) => {
      bodies.push(init.body);
      const next = list.shift() ?? "no answer";
      if (next === "no answer") throw new TypeError("network");
      return { status: 200, redirected: false, url: "", headers: new Headers(), ...next } as Response;
    }) as typeof fetch,
  };
  return { attempt, bodies, waited };
};

test("a lost answer is asked for again with the same body, and the receipt counts", async () => {
  const body = new FormData();
  const { attempt, bodies } = answers("no answer", { redirected: true, url: "/tiket/x/tanda-tangan" });
  assert.deepEqual(await send("/tiket/x/tanda-tangan", body, attempt), { kind: "recorded", address: "/tiket/x/tanda-tangan" });
  assert.equal(bodies.length, 2);
  assert.ok(bodies.every((b) => b === body));
});

test("a text that changed meanwhile is a judgement, not a fault", async () => {
  const { attempt, bodies } = answers({ status: 409 });
  assert.deepEqual(await send("/x", new FormData(), attempt), { kind: "judged" });
  assert.equal(bodies.length, 1);
});

test("a busy server says how long to wait", async () => {
  const { attempt, waited } = answers({ status: 503, headers: new Headers({ "Retry-After": "2" }) }, { redirected: true, url: "/ok" });
  await send("/x", new FormData(), attempt);
  assert.deepEqual(waited, [2000]);
});

test("without any answer nothing is claimed", async () => {
  const { attempt, bodies } = answers();
  assert.deepEqual(await send("/x", new FormData(), attempt), { kind: "unanswered" });
  assert.equal(bodies.length, 3);
});
