import test from "node:test";
import assert from "node:assert/strict";
import { ServerClock } from "./serverclock";

const start = Date.parse("2026-12-07T00:20:00Z");
const day = 86_400_000;

/** The same numbers at every run (mulberry32). */
function dice(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A phone whose clock is off and runs apart by some millionths, and a server whose clock is the truth; time passes only by hand. */
function scene(seed: number, offset: number, ppm = 0) {
  const random = dice(seed);
  const world = { at: start, offset, asleep: 0 };
  const wall = () => Math.floor(world.at + world.offset + (world.at - start) * ppm * 1e-6);
  const ticks = () => (world.at - start - world.asleep) * (1 + ppm * 1e-6);
  const clock = new ServerClock({ now: wall, ticks });
  /** How long after the full second the server writes its Date header anew. */
  const late = random() * 1000;
  const heard = (slowest: number, said: () => number, width: number) => {
    const sent = ticks();
    world.at += 5 + random() * slowest;
    const from = said();
    world.at += 5 + random() * slowest;
    clock.heard(sent, from, width);
  };
  return {
    clock, world,
    /** A batch's answer; each way takes up to `slowest` ms. */
    hears: (slowest = 400) => heard(slowest, () => Math.floor(world.at), 0),
    /** Any answer's Date header. */
    hearsDate: (slowest = 400) => heard(slowest, () => Math.floor((world.at - late) / 1000) * 1000, 2000),
    waits: (ms: number) => void (world.at += ms),
    sleeps(ms: number) {
      world.at += ms;
      world.asleep += ms;
    },
    /** Off by how much, ms. */
    error: () => Math.abs(clock.skew - (world.at - wall())),
    get isHonest() {
      return this.error() <= clock.uncertainty + 1;
    },
  };
}

const wrong = (seed: number) => Math.round((dice(seed * 7)() * 2 - 1) * day);

test("after some answers of a slow network the difference is known to less than 100 ms, and never claimed better than it is", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const s = scene(seed, wrong(seed), dice(seed * 11)() * 100 - 50);
    for (let i = 0; i < 40; i++) {
      s.hears(500);
      assert.ok(s.isHonest, `phone ${seed}, answer ${i}: off by ${s.error()}, says ${s.clock.uncertainty}`);
      if (i >= 20) assert.ok(s.error() < 100, `phone ${seed}, answer ${i}: off by ${s.error()}`);
      s.waits(20_000);
    }
  }
});

test("one quick answer among slow ones is what counts", () => {
  const s = scene(1, wrong(1));
  for (const slowest of [3000, 3000, 10, 3000, 3000]) s.hears(slowest);
  assert.ok(s.error() <= 10 && s.clock.uncertainty < 20, `${s.error()} ${s.clock.uncertainty}`);
});

test("from Date headers alone it is known to half a second, and to no more", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const s = scene(seed, wrong(seed));
    for (let i = 0; i < 40; i++) {
      s.hearsDate();
      assert.ok(s.isHonest, `phone ${seed}, answer ${i}: off by ${s.error()}, says ${s.clock.uncertainty}`);
      s.waits(7_300);
    }
    assert.ok(s.error() < 600 && s.clock.uncertainty < 800, `phone ${seed}: off by ${s.error()}, says ${s.clock.uncertainty}`);
  }
});

test("a Date header says nothing more once milliseconds were heard", () => {
  const s = scene(3, wrong(3));
  s.hears(10);
  const { skew } = s.clock;
  s.hearsDate();
  // Another machine in front of the server, with a clock of its own.
  s.clock.heard(0, start + day, 2000);
  assert.equal(s.clock.skew, skew);
});

test("a clock that is put back by hand is followed at once, without any answer", () => {
  const s = scene(4, 0);
  for (let i = 0; i < 10; i++) s.hears(100);
  s.world.offset -= day;
  assert.ok(s.error() < 100 && s.isHonest, `off by ${s.error()}`);
  s.waits(3_600_000);
  assert.ok(s.error() < 100, "and stays so");
  s.hears(100);
  assert.ok(s.error() < 100 && s.isHonest);
});

test("a clock that is put forward looks like sleep: the doubt is said, and the next answer ends it", () => {
  for (const change of ["by hand", "asleep"]) for (const how of ["hears", "hearsDate"] as const) {
    const s = scene(5, wrong(5));
    for (let i = 0; i < 10; i++) s.hears(100);
    if (change === "by hand") s.world.offset += day / 2;
    else s.sleeps(day / 2);
    assert.ok(s.isHonest && s.clock.uncertainty >= day / 2, `${change}: says ${s.clock.uncertainty}`);
    if (change === "asleep") assert.ok(s.error() < 100, "who slept knows what was known");
    s[how](100);
    assert.ok(s.error() < (how === "hears" ? 100 : 1200), `${change}, ${how}: off by ${s.error()}`);
    s.hears(100);
    assert.ok(s.error() < 100 && s.isHonest, `${change}, ${how}: off by ${s.error()}`);
  }
});

test("bounds that do not meet are given up for the newest answer", () => {
  const s = scene(6, 0);
  for (let i = 0; i < 10; i++) s.hears(50);
  // The server's clock was set right, which nothing on the phone shows.
  s.clock.heard(0, start + 60_000, 0);
  const to = s.clock.skew;
  assert.ok(Math.abs(to - 60_000) < 1200, `${to}`);
});

test("a phone that runs apart faster than any should does not stick to a lucky answer", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const s = scene(seed, 0, 900);
    s.hears(2);
    for (let i = 0; i < 200; i++) {
      s.waits(20_000);
      s.hears(300);
    }
    assert.ok(s.error() < 400, `phone ${seed}: off by ${s.error()}`);
  }
});

test("what an earlier page measured holds until a better answer, and claims nothing", () => {
  const s = scene(8, -day);
  s.clock.resume(day + 40);
  assert.deepEqual([s.clock.skew, s.clock.uncertainty], [day + 40, Infinity]);
  s.hearsDate(50);
  assert.equal(s.clock.skew, day + 40, "a whole second says no better");
  s.hears(50);
  assert.ok(s.error() < 50 && s.isHonest);
  // Changed while the page was closed: any answer knows better.
  const late = scene(9, -day);
  late.clock.resume(5);
  late.hearsDate(50);
  assert.ok(late.error() < 1200);
});
