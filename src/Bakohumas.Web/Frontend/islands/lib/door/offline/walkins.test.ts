import test from "node:test";
import assert from "node:assert/strict";
import type { Outcome } from "../api";
import type { SealedBody, WalkInAnswer, WalkInBody } from "../walkin";
import { seal } from "./sealed";
import { formsInMemory, WalkInQueue } from "./walkins";

const form: WalkInBody = {
  nonce: "0197a5e0-0000-7000-8000-000000000001", name: "Lastri Handayani", agency: "Dinas", mail: "lastri@contoh.example", consent: "privasi-ringkas 1.0.0 id", gate: "Pintu Utara",
  at: "2026-11-12T01:14:00Z", skewMs: 5, forced: false,
};
const said: WalkInAnswer = {
  verdict: "admitted", reason: null, name: "Lastri", agency: "Dinas", role: "participant", first: null, admissionId: "a", conflict: false, known: false, entrance: null, qr: null, slip: null,
  seatCheck: false, mayOverride: false,
};

const text = (data: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(data))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const bytes = (base64url: string) => Uint8Array.from(atob(base64url.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

async function scene(...answers: Outcome<WalkInAnswer>[]) {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const box = text(await crypto.subtle.exportKey("spki", pair.publicKey));
  const sent: (WalkInBody | SealedBody)[] = [];
  const guard = { isOffline: false, list: { body: { box } }, refusal: null as string | null, refusesGuest() { return this.refusal; }, lost() { this.isOffline = true; } };
  const server = { skew: 5, walkIn: async (body: WalkInBody | SealedBody) => (sent.push(body), answers.shift() ?? { ok: false as const, trouble: "network" as const }), undo: async () => ({ ok: true as const, value: null }) };
  const forms = formsInMemory();
  let count = 0;
  return { pair, guard, sent, forms, queue: new WalkInQueue("seminar", "d1", server, guard, forms, () => ++count, () => undefined) };
}

test("while the server answers nothing is kept", async () => {
  const { queue, forms } = await scene({ ok: true, value: said });
  assert.deepEqual(await queue.walkIn(form), { ok: true, value: said });
  assert.equal((await forms.all()).length, 0);
});

test("without network the person gets a slip, and what lies on the phone names nobody", async () => {
  const { queue, forms, guard } = await scene();
  const outcome = await queue.walkIn(form);
  assert.ok(outcome.ok && outcome.value.verdict === "admitted" && outcome.value.slip === "U-01" && outcome.value.offline);
  assert.ok(guard.isOffline);
  const [kept] = await forms.all();
  assert.deepEqual(Object.keys(kept!).sort(), ["at", "deviceId", "forced", "gate", "nonce", "sealed", "skewMs", "slip", "slug"]);
  assert.ok(!/Lastri|Dinas|contoh/.test(JSON.stringify(kept)));
  const again = await queue.walkIn(form);
  assert.ok(again.ok && again.value.slip === "U-01");
  assert.deepEqual(await forms.all(), [kept]);
});

test("a guest who would be refused gets no slip, and one whom the server refuses afterwards is not forgotten", async () => {
  const { queue, forms, guard } = await scene({ ok: false, trouble: "network" }, { ok: false, trouble: "network" }, { ok: true, value: { ...said, verdict: "refused", reason: "closed" } });
  guard.refusal = "tooEarly";
  const early = await queue.walkIn(form);
  assert.ok(early.ok && early.value.verdict === "refused" && early.value.reason === "tooEarly" && early.value.slip === null);
  assert.equal((await forms.all()).length, 0);
  guard.refusal = null;
  await queue.walkIn(form);
  await queue.bring();
  await queue.bring();
  assert.deepEqual((await forms.all()).map((f) => f.problem), ["closed"]);
});

test("a form is opened by the key of the event and bound to its nonce", async () => {
  const { pair } = await scene();
  const box = text(await crypto.subtle.exportKey("spki", pair.publicKey));
  const raw = bytes(await seal(box, form.nonce, { name: "Lastri" }));
  const point = raw.slice(0, 65);
  const sender = await crypto.subtle.importKey("raw", point, { name: "ECDH", namedCurve: "P-256" }, false, []);
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: sender }, pair.privateKey, 256);
  const root = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const secrets = new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: point, info: new TextEncoder().encode("bakohumas offline form v1") }, root, 352));
  const key = await crypto.subtle.importKey("raw", secrets.slice(0, 32), "AES-GCM", false, ["decrypt"]);
  const open = (nonce: string) => crypto.subtle.decrypt({ name: "AES-GCM", iv: secrets.slice(32), additionalData: Uint8Array.from(nonce.replace(/-/g, "").match(/../g)!, (two) => parseInt(two, 16)) }, key, raw.slice(65));
  assert.deepEqual(JSON.parse(new TextDecoder().decode(await open(form.nonce))), { name: "Lastri" });
  assert.equal(await open("0197a5e0-0000-7000-8000-000000000002").then(() => "opened", () => "refused"), "refused");
});

test("what waits is brought as a fact with its slip, and leaves the phone once the server has answered", async () => {
  const { queue, forms, sent } = await scene({ ok: false, trouble: "network" }, { ok: false, trouble: "network" }, { ok: true, value: said });
  await queue.walkIn(form);
  assert.equal(await queue.bring(), false);
  assert.equal((await forms.all()).length, 1);
  assert.equal(await queue.bring(), true);
  assert.equal((await forms.all()).length, 0);
  const last = sent.at(-1) as SealedBody;
  assert.deepEqual([last.forced, last.slip, last.nonce], [true, "U-01", form.nonce]);
  assert.deepEqual(Object.keys(last).sort(), ["at", "forced", "gate", "nonce", "sealed", "skewMs", "slip"]);
});

test("what the server cannot take stays for somebody to look at, and stops nothing behind it", async () => {
  const { queue, forms } = await scene({ ok: false, trouble: "network" }, { ok: false, trouble: "malformed" }, { ok: true, value: said });
  await queue.walkIn(form);
  await queue.walkIn({ ...form, nonce: "0197a5e0-0000-7000-8000-000000000002" });
  assert.equal(await queue.bring(), true);
  assert.deepEqual((await forms.all()).map((f) => f.problem), ["malformed"]);
});

test("two callers share one run: a form is not on its way twice", async () => {
  const { queue, sent } = await scene({ ok: false, trouble: "network" }, { ok: true, value: said }, { ok: true, value: said });
  await queue.walkIn(form);
  assert.deepEqual(await Promise.all([queue.bring(), queue.bring()]), [true, true]);
  assert.equal(sent.length, 2);
});

test("a form of another identity of this phone is left to its own token", async () => {
  const { queue, forms, sent } = await scene();
  await forms.keep({ slug: "seminar", deviceId: "d0", nonce: "n", gate: "Utara", at: form.at, skewMs: 0, forced: true, slip: "U-01", sealed: "x" });
  assert.deepEqual([await queue.bring(), sent.length, (await forms.all()).length], [true, 0, 1]);
});

test("a form whose time lies after this phone's right is not asked about for ever", async () => {
  const { queue, forms } = await scene({ ok: false, trouble: "network" }, { ok: false, trouble: "unpaired" });
  await queue.walkIn(form);
  assert.equal(await queue.bring(), true);
  assert.deepEqual((await forms.all()).map((f) => f.problem), ["unpaired"]);
});
