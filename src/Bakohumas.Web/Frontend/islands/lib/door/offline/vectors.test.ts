// The same vectors as DoorVectorsTests on the server's side: what the phone decides without network is what the server would.
import test from "node:test";
import assert from "node:assert/strict";
import vectors from "../../../../../../../tests/Bakohumas.Domain.Tests/CheckIn/door-vectors.json";
import { codeOf } from "../code";
import { clock } from "../verdict";
import { ascii, AttendeeList, bytes, text } from "./list";
import { decide, isInside, meets, occasionOf, type Facts, type First, type Movement } from "./rules";

const at = (text: string) => Date.parse(text);
const first = (f: { gate: string; at: string } | null): First | null => f && { gate: f.gate, at: at(f.at) };

for (const v of vectors.decode) test(`decode ${JSON.stringify(v.scan)}`, () => assert.equal(codeOf(v.scan), v.code));

for (const v of vectors.rules) test(`rules: ${v.name}`, () => {
  const { now, startsAt, endsAt, ticket, ...facts } = v.facts;
  const told = { ...facts, startsAt: at(startsAt), endsAt: at(endsAt), ticket: ticket && { ...ticket, first: first(ticket.first) } } as Facts;
  assert.deepEqual(decide(told, at(now)), { verdict: v.verdict, reason: v.reason, first: first(v.first), conflict: v.conflict });
});

for (const v of vectors.windows) test(`windows: ${v.name}`, () => {
  const windows = v.occasions.map((o) => ({ id: o.id, startsAt: at(o.startsAt), endsAt: at(o.endsAt) }));
  assert.equal(occasionOf(windows, v.asked, at(v.at), v.alsoOver), v.occasion);
});

for (const v of vectors.movements) test(`movements: ${v.name}`, () => {
  const movements = v.movements.map((m) => ({ direction: m.direction, at: at(m.at) })) as Movement[];
  assert.deepEqual([isInside(movements), meets(movements, at(v.at))], [v.isInside, v.meets]);
});

for (const v of vectors.zones) test(`zones: ${v.instant} ${v.zone}`, () => assert.equal(clock(at(v.instant), v.zone), v.clock));

test("the list names who holds a code, and nobody else", async () => {
  const list = await AttendeeList.open(vectors.list.plain, vectors.list.listKey);
  assert.ok(list);
  assert.equal(list!.size, vectors.list.people.length);
  for (const person of vectors.list.people) {
    const found = await list!.find(person.code);
    assert.deepEqual(found?.person, { t: person.ticketId, n: person.name, a: person.agency, r: "participant", s: person.state });
  }
  for (const code of vectors.list.missing) assert.equal(await list!.find(code), null);
  assert.equal(list!.search("rahmawati").length, 0);
});

test("a supervisor finds people by parts of their name", async () => {
  const list = await AttendeeList.open(vectors.list.named, vectors.list.listKey);
  assert.deepEqual(list!.search("nur rahma").map((p) => p.n), ["Rahmawati Nur Aini, S.I.Kom."]);
  assert.equal(list!.search("éka").length, 0, "a cancelled person is not offered");
  assert.equal(list!.search("ra").length, 0);
});

for (const { why, jws } of vectors.list.refused) test(`a list is not believed: ${why}`, async () => assert.equal(await AttendeeList.open(jws, vectors.list.listKey), null));

/** A list of the test's own, signed by the vectors' key as the server signs. */
async function signed(change: object): Promise<string> {
  const spki = bytes(vectors.list.listKey);
  const jwk = { kty: "EC", crv: "P-256", d: vectors.list.privateKey, x: text(spki.slice(-64, -32)), y: text(spki.slice(-32)) };
  const key = await crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  const [head, payload] = vectors.list.plain.split(".");
  const body = { ...(JSON.parse(new TextDecoder().decode(bytes(payload!))) as object), ...change };
  const what = `${head}.${text(new TextEncoder().encode(JSON.stringify(body)))}`;
  return `${what}.${text(new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, ascii(what))))}`;
}

test("a list of a form to come is not believed, and nothing may follow the signature", async () => {
  assert.ok(await AttendeeList.open(await signed({}), vectors.list.listKey));
  assert.equal(await AttendeeList.open(await signed({ v: 2 }), vectors.list.listKey), null);
  assert.equal(await AttendeeList.open(`${await signed({})}.x`, vectors.list.listKey), null);
});

test("a search finds who has every word, and at most ten", async () => {
  const names = Array.from({ length: 14 }, (_, i) => ({ t: `t${i}`, n: i < 12 ? `Siti Aminah ${i}` : "Siti Rahma", a: "Dinas", l: `l${i}` }));
  const list = (await AttendeeList.open(await signed({ names }), vectors.list.listKey))!;
  assert.equal(list.search("siti").length, 10);
  assert.deepEqual(list.search("rahma siti").map((p) => p.t), ["t12", "t13"]);
});
