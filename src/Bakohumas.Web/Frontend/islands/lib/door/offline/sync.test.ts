import test from "node:test";
import assert from "node:assert/strict";
import vectors from "../../../../../../../tests/Bakohumas.Domain.Tests/CheckIn/door-vectors.json";
import type { Answer, Condition, Scan } from "../api";
import { searches } from "./gatekeeper";
import { answer, cancelled, dead, json, occasion, phone, present, scan, start, takes, type Reply } from "./phone.fake";
import { Sync } from "./sync";
import type { Move } from "./vault";

test("a supervisor finds names without network, a scanner does not", async () => {
  const supervisor = await phone(dead, "named");
  const found = await supervisor.keeper.roster("rahma");
  assert.ok(found.ok && found.value[0]!.name === present!.name && !found.value[0]!.inside);
  const admitted = await supervisor.keeper.admit({ ...scan(""), code: undefined, ticketId: found.ok ? found.value[0]!.ticketId : "" });
  assert.ok(admitted.ok && admitted.value.verdict === "admitted");
  const again = await supervisor.keeper.roster("rahma");
  assert.ok(again.ok && again.value[0]!.inside);
  // Two searches: each is told to the server once.
  let reply: Reply = takes;
  const told = await phone((body) => reply(body), "named");
  told.keeper.lost();
  await told.keeper.roster("rahma");
  await told.keeper.roster("nur");
  await told.sync.run();
  await told.sync.run();
  assert.deepEqual(told.sent.map((s) => s.body!.device.searches), [2, 0]);
  const scanner = await phone(dead);
  assert.deepEqual(await scanner.keeper.roster("rahma"), { ok: false, trouble: "nameless" });
});

test("what waits is brought with its nonce, its time and what was said, and then it is gone", async () => {
  let reply = dead;
  const p = await phone((body) => reply(body));
  const asked = scan(present!.code);
  await p.keeper.admit(asked);
  assert.ok(!(await p.sync.run()));
  assert.equal((await p.vault.rows()).length, 1);
  reply = takes;
  assert.ok(await p.sync.run());
  const row = p.sent.at(-1)!.body!.rows[0];
  assert.deepEqual([row.nonce, row.at, row.forced, row.verdict, row.gate], [asked.nonce, asked.at, true, "admitted", "Utara"]);
  assert.equal(row.name, undefined, "no name leaves the phone");
  assert.equal((await p.vault.rows()).length, 0);
  assert.ok(!p.keeper.isOffline);
});

test("a green light stands although the server had answered the lost call otherwise", async () => {
  let reply = dead;
  const p = await phone((body) => reply(body));
  const asked = scan(present!.code);
  await p.keeper.admit(asked);
  reply = (body) => json(200, {
    answers: body!.rows.map((r: Scan) => ({ nonce: r.nonce, status: 200, answer: answer(r.nonce === asked.nonce ? { verdict: "refused", reason: "cancelled", admissionId: null } : {}), problem: null })), arrivals: [], until: null, list: null, more: false,
  });
  assert.ok(await p.sync.run());
  const rows = p.sent.filter((s) => s.body?.rows?.length).map((s) => s.body!.rows[0]);
  assert.equal(rows.length, 3 - 1);
  assert.ok(rows[1]!.nonce !== asked.nonce && rows[1]!.verdict === "admitted");
  assert.equal((await p.vault.rows()).length, 0);
});

test("what the server cannot take stays on the phone, and stops nothing else", async () => {
  let reply = dead;
  const p = await phone((body) => reply(body));
  await p.keeper.admit(scan(present!.code));
  await p.keeper.admit(scan(cancelled!.code));
  reply = (body) => json(200, { answers: body!.rows.map((r: Scan, i: number) => ({ nonce: r.nonce, status: i === 0 ? 400 : 200, answer: i === 0 ? null : answer({ verdict: "refused" }), problem: i === 0 ? "at" : null })), arrivals: [], until: null, list: null, more: false });
  await p.sync.run();
  const left = await p.vault.rows();
  assert.deepEqual(left.map((r) => r.problem), ["at"]);
});

test("ten thousand rows are brought in batches of two hundred, none twice", async () => {
  const p = await phone(takes);
  for (let i = 0; i < 10_000; i++)
    await p.vault.keepRow({ ...scan(present!.code), at: new Date(start + i).toISOString(), slug: "seminar-netralitas", deviceId: "d1", occasion, forced: true, verdict: "admitted" }, null);
  assert.ok(await p.sync.run());
  const nonces = p.sent.flatMap((s) => (s.body?.rows ?? []).map((r: Scan) => r.nonce));
  assert.deepEqual([p.sent.length, nonces.length, new Set(nonces).size], [50, 10_000, 10_000]);
});

test("a revoked phone is told, and keeps what it has", async () => {
  let reply = dead;
  const p = await phone((body) => reply(body));
  await p.keeper.admit(scan(present!.code));
  reply = () => json(401, {});
  assert.ok(!(await p.sync.run()));
  assert.deepEqual([p.ended(), (await p.vault.rows()).length], [1, 1]);
});

test("an entry taken back before it was brought is brought and then undone", async () => {
  let reply = dead;
  const p = await phone((body) => reply(body));
  const outcome = await p.keeper.admit(scan(present!.code));
  const id = outcome.ok ? outcome.value.admissionId! : "";
  assert.ok((await p.keeper.undo(id, crypto.randomUUID(), "2026-12-07T00:21:00Z")).ok);
  const again = await p.keeper.admit(scan(present!.code));
  assert.ok(again.ok && again.value.verdict === "admitted", "whoever was taken back may come in");
  reply = (body) => (body?.rows ? takes(body) : new Response(null, { status: 204 }));
  assert.ok(await p.sync.run());
  assert.equal(p.sent.filter((s) => s.address.endsWith("/admissions/019")).length, 1);
});

test("an entry taken back while the answer is on its way is taken back on the server too", async () => {
  let reply: Reply = dead;
  const p = await phone((body) => reply(body));
  const outcome = await p.keeper.admit(scan(present!.code));
  const id = outcome.ok ? outcome.value.admissionId! : "";
  reply = async (body) => {
    if (!body?.rows) return new Response(null, { status: 204 });
    if (body.rows.length > 0) assert.ok((await p.keeper.undo(id, crypto.randomUUID(), "2026-12-07T00:21:00Z")).ok);
    return takes(body);
  };
  assert.ok(await p.sync.run());
  assert.deepEqual([p.sent.filter((s) => s.address.endsWith("/admissions/019")).length, (await p.vault.rows()).length], [1, 0]);
});

test("only a first entry can be taken back, and one that the server did not count stays for somebody to look at", async () => {
  let reply: Reply = dead;
  const p = await phone((body) => reply(body));
  const first = await p.keeper.admit(scan(present!.code));
  p.clock.at += 60_000;
  const left = await p.keeper.admit(scan(present!.code, { direction: "out" }));
  assert.ok(left.ok && left.value.verdict === "left" && left.value.admissionId === null);
  assert.ok(first.ok && (await p.keeper.undo(first.value.admissionId!, crypto.randomUUID(), "2026-12-07T00:21:00Z")).ok);
  reply = (body) => json(200, { answers: body!.rows.map((r: Scan) => ({ nonce: r.nonce, status: 200, answer: answer({ verdict: (r as unknown as Answer).verdict, admissionId: null, conflict: true }), problem: null })), arrivals: [], until: null, list: null, more: false });
  await p.sync.run();
  assert.deepEqual((await p.vault.rows()).map((r) => r.problem), ["undo"]);
});

test("a proxy's own 404 and 401 unpair nobody", async () => {
  for (const status of [404, 401, 403]) {
    const p = await phone(() => new Response("404 page not found", { status, headers: { "Content-Type": "text/plain" } }));
    assert.ok(!(await p.sync.run()));
    assert.deepEqual([p.ended(), p.keeper.isOffline], [0, true]);
  }
});

test("a row of another identity of this phone is left to its own token", async () => {
  const p = await phone(takes);
  await p.vault.keepRow({ ...scan(present!.code), slug: "seminar-netralitas", deviceId: "d0", occasion, forced: true, verdict: "admitted" }, null);
  assert.ok(await p.sync.run());
  assert.deepEqual([p.sent[0]!.body!.rows.length, (await p.vault.rows()).length], [0, 1]);
});

test("what other doors did is known when the network dies", async () => {
  let reply: Reply = () => json(200, {
    answers: [], until: "2026-12-07T00:20:00Z", list: null, more: false,
    arrivals: [{ ticket: keeperTicket, occasion, direction: "in", gate: "Selatan", at: "2026-12-07T00:10:00Z", nonce: "0197a5e0-0000-4000-8000-00000000000f" }],
  });
  const keeperTicket = (await (await phone(dead)).keeper.list!.find(present!.code))!.ticket;
  const p = await phone((body) => reply(body));
  await p.sync.run();
  reply = dead;
  const outcome = await p.keeper.admit(scan(present!.code));
  assert.ok(outcome.ok && outcome.value.verdict === "alreadyInside" && outcome.value.first?.gate === "Selatan");
  const moves: Move[] = await p.vault.moves(keeperTicket);
  assert.equal(moves.length, 1);
});

test("a list that the event's key has not signed is not taken", async () => {
  const p = await phone((body) => body === null
    ? new Response(vectors.list.refused[0]!.jws, { headers: { ETag: '"neu"' } })
    : json(200, { answers: [], arrivals: [], until: null, list: "neu", more: false }));
  p.keeper.list = null;
  await p.sync.run();
  assert.equal(p.keeper.list, null);
  assert.equal(await p.vault.list(), null);
});

test("an entry of this phone that was brought in the meantime is taken back on the server", async () => {
  let reply = dead;
  const p = await phone((body) => reply(body));
  const outcome = await p.keeper.admit(scan(present!.code));
  const id = outcome.ok ? outcome.value.admissionId! : "";
  reply = takes;
  assert.ok(await p.sync.run());
  reply = () => new Response(null, { status: 204 });
  assert.ok((await p.keeper.undo(id, crypto.randomUUID(), "2026-12-07T00:21:00Z")).ok);
  assert.ok(p.sent.at(-1)!.address.endsWith("/admissions/019"));
  assert.deepEqual(await p.keeper.undo("lokal:lain", crypto.randomUUID(), "2026-12-07T00:21:00Z"), { ok: false, trouble: "late" });
});

test("an answer for another row settles nothing", async () => {
  let reply: Reply = dead;
  const p = await phone((body) => reply(body));
  await p.keeper.admit(scan(present!.code));
  reply = (body) => json(200, { answers: body!.rows.map(() => ({ nonce: crypto.randomUUID(), status: 200, answer: answer({}), problem: null })), arrivals: [], until: null, list: null, more: false });
  assert.ok(!(await p.sync.run()));
  assert.equal((await p.vault.rows()).length, 1);
});

test("each answer that can never change keeps its row for the file", async () => {
  for (const status of [400, 401, 409]) {
    const p = await phone((body) => json(200, { answers: body!.rows.map((r: Scan) => ({ nonce: r.nonce, status, answer: null, problem: null })), arrivals: [], until: null, list: null, more: false }));
    await p.vault.keepRow({ ...scan(present!.code), slug: "seminar-netralitas", deviceId: "d1", occasion, forced: true, verdict: "admitted", again: true }, null);
    await p.sync.run();
    await p.sync.run();
    assert.deepEqual([(await p.vault.rows()).map((r) => r.problem), p.sent.map((s) => s.body!.rows.length)], [[String(status)], [1, 0]], "and is not sent again");
  }
});

test("a green light is brought a second time and no more: the second answer is the last word", async () => {
  const p = await phone((body) => json(200, { answers: body!.rows.map((r: Scan) => ({ nonce: r.nonce, status: 200, answer: answer({ verdict: "refused", reason: "closed" }), problem: null })), arrivals: [], until: null, list: null, more: false }));
  await p.vault.keepRow({ ...scan(present!.code), slug: "seminar-netralitas", deviceId: "d1", occasion, forced: true, verdict: "admitted" }, null);
  assert.ok(await p.sync.run());
  assert.deepEqual([p.sent.length, (await p.vault.rows()).length], [2, 0]);
});

test("an undo that a busy server did not hear waits for the next run; one that nobody has to hear any more is done", async () => {
  let undo = () => json(503, {});
  const p = await phone((body) => (body?.rows ? takes(body) : undo()));
  await p.vault.keepRow({ ...scan(present!.code), slug: "seminar-netralitas", deviceId: "d1", occasion, forced: true, verdict: "admitted", undoneAt: "2026-12-07T00:21:00Z", undoNonce: crypto.randomUUID() }, null);
  assert.ok(!(await p.sync.run()));
  assert.deepEqual((await p.vault.rows()).map((r) => r.problem), [undefined]);
  undo = () => json(404, {});
  assert.ok(await p.sync.run());
  assert.equal((await p.vault.rows()).length, 0);
});

test("what is asked for next begins where the last answer ended", async () => {
  const p = await phone(takes);
  await p.sync.run();
  await p.sync.run();
  assert.deepEqual(p.sent.map((s) => s.body!.after), [null, "2026-12-07T00:30:00Z"]);
});

test("a phone without a list does not decide, whatever the network does", async () => {
  const p = await phone(dead);
  p.keeper.list = null;
  await p.sync.run();
  assert.ok(!p.keeper.isOffline);
});

const arrival = (nonce: string, direction: "in" | "out" | "undo") => ({ ticket: "t", occasion, direction, gate: "Selatan", at: "2026-12-07T00:10:00Z", nonce });
const told = (...arrivals: object[]) => json(200, { answers: [], arrivals, until: null, list: null, more: false });

test("an entry that another door took back is no entry, told together or later; and what this phone knows of its own stays", async () => {
  let reply: Reply = () => told(arrival("A", "in"), arrival("A", "undo"), arrival("B", "in"));
  const p = await phone((body) => reply(body));
  await p.vault.keepMoves([{ nonce: "b", slug: "seminar-netralitas", ticket: "t", occasion, direction: "in", gate: "Utara", at: start, admissionId: "019" }]);
  await p.sync.run();
  assert.deepEqual((await p.vault.moves("t")).map((m) => [m.nonce, m.gate, m.admissionId]), [["b", "Utara", "019"]]);
  reply = () => told(arrival("B", "undo"));
  await p.sync.run();
  assert.equal((await p.vault.moves("t")).length, 0);
});

test("a list is fetched when it is another one, and only then", async () => {
  let tag = "satu";
  const p = await phone((body) => body === null ? new Response(vectors.list.plain, { headers: { ETag: `"${tag}"` } }) : json(200, { answers: [], arrivals: [], until: null, list: tag, more: false }));
  const fetched = () => p.sent.filter((s) => s.address.endsWith("/list")).length;
  await p.sync.run();
  await p.sync.run();
  assert.equal(fetched(), 1);
  tag = "dua";
  await p.sync.run();
  assert.deepEqual([fetched(), (await p.vault.list())?.tag], [2, "dua"]);
});

test("a list of another event is not taken, although the key is right", async () => {
  const p = await phone((body) => body === null ? new Response(vectors.list.plain, { headers: { ETag: '"x"' } }) : json(200, { answers: [], arrivals: [], until: null, list: "x", more: false }));
  p.keeper.list = null;
  const other = new Sync("acara-lain", "d1", p.line, p.vault, p.keeper, vectors.list.listKey, { condition: async () => ({}) as Condition, changed: () => undefined, ended: () => undefined }, () => start);
  await other.run();
  assert.deepEqual([p.keeper.list, await p.vault.list()], [null, null]);
});

test("a page that opens takes the list that lies there, and throws away one whose time is over", async () => {
  const p = await phone(dead);
  p.keeper.list = null;
  await p.vault.keepList({ slug: "seminar-netralitas", jws: vectors.list.plain, tag: "t", goodUntil: 0 });
  await p.sync.restore();
  assert.equal(p.keeper.list!.size, vectors.list.people.length);
  p.clock.at = Date.parse("2026-12-08T09:00:00.001Z");
  await p.sync.restore();
  assert.equal(await p.vault.list(), null);
});

test("two callers share one run", async () => {
  const p = await phone(takes);
  await Promise.all([p.sync.run(), p.sync.run()]);
  assert.equal(p.sent.length, 1);
});

test("searches are told fifty at a time", async () => {
  const p = await phone(takes);
  await p.vault.keepMark(searches, "120");
  for (let i = 0; i < 4; i++) await p.sync.run();
  assert.deepEqual(p.sent.map((s) => s.body!.device.searches), [50, 50, 20, 0]);
});
