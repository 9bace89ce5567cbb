import test from "node:test";
import assert from "node:assert/strict";
import { Beat } from "./beat";

/** Timers that ring when the test says. */
function scene(act: () => Promise<void>) {
  const set = new Map<number, { act: () => void; ms: number }>();
  let last = 0;
  let wait = 20_000;
  const beat = new Beat(act, () => wait, { set: (ring, ms) => (set.set(++last, { act: ring, ms }), last), clear: (timer) => void set.delete(timer) });
  return {
    beat, set, slower: (ms: number) => void (wait = ms),
    /** Rings all that are set, and waits until what they began is over. */
    async ring() {
      const due = [...set.values()];
      set.clear();
      for (const { act: ring } of due) ring();
      await new Promise((done) => setTimeout(done));
    },
  };
}

test("a fault stops no beat", async () => {
  let turns = 0;
  const s = scene(async () => {
    turns++;
    if (turns === 2) throw new DOMException("shelves are closed", "InvalidStateError");
  });
  await s.beat.now();
  for (let i = 0; i < 3; i++) await s.ring();
  assert.deepEqual([turns, s.set.size], [4, 1]);
});

test("the wait is asked for at the end of each turn", async () => {
  const s = scene(async () => undefined);
  await s.beat.now();
  s.slower(5000);
  await s.ring();
  assert.deepEqual([...s.set.values()].map((t) => t.ms), [5000]);
});

test("many calls at once leave one beat, not many", async () => {
  const ends: (() => void)[] = [];
  const s = scene(() => new Promise<void>((done) => void ends.push(done)));
  const calls = [s.beat.now(), s.beat.now(), s.beat.now()];
  for (const end of ends) end();
  await Promise.all(calls);
  assert.equal(s.set.size, 1);
});

test("once stopped it stays so, also when a turn is still under way", async () => {
  const ends: (() => void)[] = [];
  const s = scene(() => new Promise<void>((done) => void ends.push(done)));
  const call = s.beat.now();
  s.beat.stop();
  ends[0]!();
  await call;
  assert.equal(s.set.size, 0);
});
