import "fake-indexeddb/auto";
import test from "node:test";
import assert from "node:assert/strict";
import { openVault, type Kept, type Row } from "./vault";
import { openForms, type WaitingForm } from "./walkins";

const now = Date.parse("2026-12-07T00:20:00Z");

/** Every connection that was opened, newest last: the system may close any of them. */
const connections: IDBDatabase[] = [];
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (this: IDBFactory, ...name: [string, number?]) {
  const request = open.apply(this, name);
  request.addEventListener("success", () => connections.push(request.result));
  return request;
};

const row = (slug: string, nonce: string): Row => ({
  nonce, slug, deviceId: "d1", code: "K7QDM3XA92TP4F0R", gate: "Utara", direction: "in", at: "2026-12-07T00:20:00.000Z", skewMs: 0, forced: true, preview: false, occasion: "", verdict: "admitted",
});
const move = (slug: string, nonce: string) => ({ nonce, slug, ticket: "t", occasion: "o", direction: "in" as const, gate: "Utara", at: now });
const list = (slug: string, goodUntil: number): Kept => ({ slug, jws: "a.b.c", tag: "t", goodUntil });

test("a vault whose storage was closed under it opens it again, keeps what comes and has lost nothing", async () => {
  const vault = await openVault("tutup", now);
  assert.ok(vault.isLasting);
  await vault.keepRow(row("tutup", "satu"), move("tutup", "satu"));
  connections.at(-1)!.close();
  await vault.keepRow(row("tutup", "dua"), move("tutup", "dua"));
  connections.at(-1)!.close();
  assert.deepEqual((await vault.rows()).map((r) => r.nonce).sort(), ["dua", "satu"]);
  connections.at(-1)!.close();
  const before = connections.length;
  assert.equal((await vault.moves("t")).length, 2);
  await vault.rows();
  assert.equal(connections.length, before + 1, "opened once, and used from then on");
});

test("forms of walk-ins outlive a closed storage too", async () => {
  const forms = await openForms("tutup");
  const form: WaitingForm = { slug: "tutup", deviceId: "d1", nonce: "n", gate: "Utara", at: "2026-12-07T00:20:00.000Z", skewMs: 0, forced: true, slip: "U-01", sealed: "x" };
  await forms.keep(form);
  connections.at(-1)!.close();
  await forms.keep({ ...form, problem: "closed" });
  connections.at(-1)!.close();
  assert.deepEqual(await (await openForms("tutup")).all(), [{ ...form, problem: "closed" }]);
  await forms.drop("n");
  assert.deepEqual(await forms.all(), []);
});

test("a fault that is none of the connection's is told, not tried again", async () => {
  const vault = await openVault("salah", now);
  const before = connections.length;
  const fault = await vault.keepRow({ ...row("salah", "x"), code: (() => 0) as unknown as string }, null).then(() => "kept", (f: Error) => f.name);
  assert.deepEqual([fault, connections.length], ["DataCloneError", before]);
  assert.deepEqual(await vault.rows(), []);
});

test("a page that is opened again finds what the one before kept", async () => {
  const first = await openVault("lagi", now);
  await first.keepRow(row("lagi", "r"), move("lagi", "r"));
  await first.keepList(list("lagi", now + 1));
  await first.keepMark("after", "2026-12-07T00:00:00Z");
  const second = await openVault("lagi", now);
  assert.deepEqual([(await second.rows()).length, (await second.moves("t")).length, (await second.list())?.jws, await second.mark("after")], [1, 1, "a.b.c", "2026-12-07T00:00:00Z"]);
  assert.equal((await (await openVault("lain", now)).rows()).length, 0, "and nothing of another event");
});

test("opening any door throws away lists whose time is over, with what other doors did; rows that wait stay", async () => {
  for (const [slug, until] of [["lewat", now - 1], ["baik", now], ["nanti", now + 86_400_000]] as const) {
    const vault = await openVault(slug, 0);
    await vault.keepList(list(slug, until));
    await vault.keepRow(row(slug, `r-${slug}`), move(slug, `r-${slug}`));
    await vault.keepMark("after", "2026-12-07T00:00:00Z");
  }
  await openVault("pintu-lain", now);
  const left = async (slug: string) => {
    const vault = await openVault(slug, 0);
    return [(await vault.list()) !== null, (await vault.moves("t")).length, await vault.mark("after"), (await vault.rows()).length];
  };
  assert.deepEqual(await left("lewat"), [false, 0, null, 1]);
  assert.deepEqual(await left("baik"), [true, 1, "2026-12-07T00:00:00Z", 1]);
  assert.deepEqual(await left("nanti"), [true, 1, "2026-12-07T00:00:00Z", 1]);
});

test("where the browser forbids storage the vault says so and works in memory", async () => {
  const real = Object.getOwnPropertyDescriptor(globalThis, "indexedDB")!;
  Object.defineProperty(globalThis, "indexedDB", { configurable: true, get() { throw new DOMException("denied", "SecurityError"); } });
  const vault = await openVault("larang", now);
  await vault.keepRow(row("larang", "r"), null);
  Object.defineProperty(globalThis, "indexedDB", real);
  assert.deepEqual([vault.isLasting, (await vault.rows()).length, (await (await openVault("larang", now)).rows()).length], [false, 1, 0]);
});
