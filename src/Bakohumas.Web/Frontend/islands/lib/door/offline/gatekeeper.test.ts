import test from "node:test";
import assert from "node:assert/strict";
import vectors from "../../../../../../../tests/Bakohumas.Domain.Tests/CheckIn/door-vectors.json";
import { answer, cancelled, dead, json, phone, present, replaced, scan, start, type Reply } from "./phone.fake";

test("without network the list decides, and what it decided is kept before it is shown", async () => {
  const { keeper, vault } = await phone(dead);
  const outcome = await keeper.admit(scan(present!.code));
  assert.ok(outcome.ok && outcome.value.verdict === "admitted" && outcome.value.offline);
  assert.equal(outcome.ok && outcome.value.name, present!.name);
  const [row] = await vault.rows();
  assert.deepEqual([row!.verdict, row!.forced, row!.code], ["admitted", true, present!.code], "tried live: its words stay");
  assert.ok(keeper.isOffline);
  const later = scan(replaced!.code);
  const refused = await keeper.admit(later);
  assert.ok(refused.ok && refused.value.verdict === "refused" && refused.value.reason === "codeReplaced");
  const second = (await vault.rows()).find((r) => r.nonce === later.nonce)!;
  assert.deepEqual([second.code, second.ticketId, second.reason], [undefined, replaced!.ticketId, "codeReplaced"], "no code is kept that the server does not need");
});

test("each state of the list has its refusal, and a foreign code is unknown", async () => {
  const { keeper } = await phone(dead);
  const said = async (code: string) => { const o = await keeper.admit(scan(code)); return o.ok ? `${o.value.verdict} ${o.value.reason}` : o.trouble; };
  assert.equal(await said(cancelled!.code), "refused cancelled");
  assert.equal(await said(vectors.list.missing[0]!), "unknown unknown");
  assert.equal(await said("https://lain.example/halaman"), "unknown unknown");
});

test("the same ticket is inside the second time, may leave, and come back", async () => {
  const { keeper, clock } = await phone(dead);
  const said = async (direction: "in" | "out") => {
    clock.at += 60_000;
    const o = await keeper.admit(scan(`https://bakohumas.example/t/${present!.code}`, { direction }));
    return o.ok ? `${o.value.verdict} ${o.value.first?.gate ?? ""}`.trim() : o.trouble;
  };
  assert.equal(await said("out"), "refused");
  assert.equal(await said("in"), "admitted");
  assert.equal(await said("in"), "alreadyInside Utara");
  assert.equal(await said("out"), "left Utara");
  assert.equal(await said("in"), "admitted Utara");
});

test("a clock of the phone that is a day wrong does not move the doors", async () => {
  const { keeper, clock, sent } = await phone(() => new Response(JSON.stringify(answer({})), { status: 200, headers: { "Content-Type": "application/json", Date: "Mon, 07 Dec 2026 00:20:00 GMT" } }));
  clock.at = start - 86_400_000;
  await keeper.admit(scan(vectors.list.missing[0]!));
  keeper.lost();
  const outcome = await keeper.admit(scan(present!.code));
  assert.equal(sent.length, 1);
  assert.ok(outcome.ok && outcome.value.verdict === "admitted", "by its own clock the doors would still be closed");
});

test("too early and closed are said by the list too", async () => {
  const { keeper, clock } = await phone(dead);
  clock.at = Date.parse("2026-12-06T22:00:00Z");
  const early = await keeper.admit(scan(present!.code));
  assert.ok(early.ok && early.value.reason === "tooEarly");
  clock.at = Date.parse("2026-12-07T15:00:00Z");
  const late = await keeper.admit(scan(present!.code));
  assert.ok(late.ok && late.value.reason === "closed");
});

test("a list whose time is over decides nothing", async () => {
  const { keeper, clock } = await phone(dead);
  clock.at = vectors.list.people.length && Date.parse("2026-12-08T09:00:00.001Z");
  assert.deepEqual(await keeper.admit(scan(present!.code)), { ok: false, trouble: "network" });
});

test("a preview writes nothing, also without network", async () => {
  const { keeper, vault } = await phone(dead);
  const outcome = await keeper.admit(scan(present!.code, { preview: true }));
  assert.ok(outcome.ok && outcome.value.verdict === "ready");
  assert.equal((await vault.rows()).length, 0);
});

test("three slow answers are as bad as none, and one quick one brings the server back", async () => {
  let took = 3000;
  const p = await phone(() => { p.clock.at += took; return json(200, answer({})); });
  for (let i = 0; i < 3; i++) await p.keeper.admit(scan(vectors.list.missing[0]!));
  assert.ok(p.keeper.isOffline);
  const calls = p.sent.length;
  await p.keeper.admit(scan(present!.code));
  assert.equal(p.sent.length, calls, "nobody waits for a slow server");
  p.keeper.back(2501);
  assert.ok(p.keeper.isOffline, "one slow answer brings nothing back");
  took = 100;
  p.keeper.back(took);
  assert.ok(!p.keeper.isOffline);
});

test("a quick answer between slow ones begins the count anew", async () => {
  let took = 0;
  const p = await phone(() => { p.clock.at += took; return json(200, answer({})); });
  for (took of [3000, 3000, 100, 3000, 3000]) await p.keeper.admit(scan(vectors.list.missing[0]!));
  assert.ok(!p.keeper.isOffline);
});

test("no name and no code of a listed person lies in the queue", async () => {
  const { keeper, vault } = await phone(dead);
  keeper.lost();
  await keeper.admit(scan(present!.code));
  const kept = JSON.stringify(await vault.rows());
  assert.ok(!kept.includes(present!.name) && !kept.includes(present!.code));
});

test("only silence and a busy server hand the decision to the list: a refused call is told as it is, and nothing is kept", async () => {
  for (const [status, trouble] of [[401, "unpaired"], [409, "conflict"], [400, "malformed"]] as const) {
    const p = await phone(() => json(status, {}));
    assert.deepEqual(await p.keeper.admit(scan(present!.code)), { ok: false, trouble });
    assert.deepEqual([p.keeper.isOffline, (await p.vault.rows()).length], [false, 0]);
  }
  const busy = await phone(() => json(503, {}));
  const outcome = await busy.keeper.admit(scan(present!.code));
  assert.ok(outcome.ok && outcome.value.offline);
});

test("what the server said live is known when the network dies, and a refusal let nobody in", async () => {
  let reply: Reply = () => json(200, answer({}));
  const p = await phone((body) => reply(body));
  await p.keeper.admit(scan(present!.code));
  reply = dead;
  const again = await p.keeper.admit(scan(present!.code, { gate: "Selatan" }));
  assert.ok(again.ok && again.value.verdict === "alreadyInside" && again.value.first?.gate === "Utara");
  const refused = await phone((body) => reply(body));
  reply = () => json(200, answer({ verdict: "refused", reason: "tooEarly", admissionId: null }));
  await refused.keeper.admit(scan(present!.code));
  reply = dead;
  const later = await refused.keeper.admit(scan(present!.code));
  assert.ok(later.ok && later.value.verdict === "admitted");
});

test("the first entry stays the first however often the person comes back, and only that one can be taken back", async () => {
  const { keeper, clock } = await phone(dead);
  const passes = async (gate: string, direction: "in" | "out") => {
    clock.at += 60_000;
    const o = await keeper.admit(scan(present!.code, { gate, direction }));
    return o.ok ? [o.value.verdict, o.value.first?.gate ?? null, o.value.admissionId !== null] : [];
  };
  assert.deepEqual(await passes("Utara", "in"), ["admitted", null, true]);
  assert.deepEqual(await passes("Utara", "out"), ["left", "Utara", false]);
  assert.deepEqual(await passes("Selatan", "in"), ["admitted", "Utara", false]);
  assert.deepEqual(await passes("Timur", "in"), ["alreadyInside", "Utara", false]);
});
