import test from "node:test";
import assert from "node:assert/strict";
import type { Line, Scan } from "../api";
import { shelf } from "../shelf.fake";
import { former, keepFormer } from "../store";
import { bringFormer } from "./former";
import { PassingVault, type Row } from "./vault";
import { formsInMemory, type WaitingForm } from "./walkins";

const row = (nonce: string, deviceId: string, more: Partial<Row> = {}): Row => ({
  nonce, slug: "acara", deviceId, code: "K7QDM3XA92TP4F0R", gate: "Utara", direction: "in", at: "2026-12-07T00:20:00.000Z", skewMs: 0, forced: true, preview: false, occasion: "", verdict: "admitted", ...more,
});
const form = (nonce: string, deviceId: string): WaitingForm => ({ nonce, slug: "acara", deviceId, gate: "Utara", at: "2026-12-07T00:20:00.000Z", skewMs: 0, forced: true, slip: "U-01", sealed: "x" });

type Reply = (path: string, body: { rows: Scan[] }) => Response;

/** A phone that was paired anew: d1 is its identity now, d0 and d00 are of before. */
async function phone(reply: Reply, rows: Row[], kept: WaitingForm[] = []) {
  shelf();
  keepFormer("acara", [{ token: "tok-0", deviceId: "d0" }, { token: "tok-00", deviceId: "d00" }]);
  const vault = new PassingVault("acara");
  const forms = formsInMemory();
  for (const r of rows) await vault.keepRow(r, null);
  for (const f of kept) await forms.keep(f);
  const sent: string[] = [];
  const network: Line = {
    waits: [], patience: 1000, now: () => 0, ticks: () => 0, pause: async () => undefined,
    fetch: (async (address: string, init: RequestInit) => {
      const body = JSON.parse(init.body as string) as { rows: Scan[]; nonce?: string };
      sent.push(`${(init.headers as Record<string, string>).Authorization} ${(body.rows?.map((r) => r.nonce) ?? [body.nonce]).join("+")}`);
      return reply(address.split("/").at(-1)!, body);
    }) as typeof fetch,
  };
  return { vault, forms, sent, bring: () => bringFormer("acara", vault, forms, network), left: () => former("acara").map((f) => f.deviceId) };
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { "Content-Type": status < 400 ? "application/json" : "application/problem+json" } });
const takes: Reply = (path, body) => path === "batch"
  ? json(200, { answers: body.rows.map((r) => ({ nonce: r.nonce, status: 200, answer: { verdict: "admitted", admissionId: "a", reason: null }, problem: null })), arrivals: [], until: null, list: null, more: false })
  : json(200, { verdict: "admitted" });

test("each identity of before brings its own rows and forms with its own token, and is then forgotten", async () => {
  const p = await phone(takes, [row("a", "d0"), row("b", "d00"), row("c", "d1"), row("d", "d0")], [form("f", "d0"), form("g", "d1")]);
  await p.bring();
  assert.deepEqual(p.sent, ["Bearer tok-0 a+d", "Bearer tok-0 f", "Bearer tok-00 b"]);
  assert.deepEqual([(await p.vault.rows()).map((r) => r.nonce), (await p.forms.all()).map((f) => f.nonce), p.left()], [["c"], ["g"], []], "what the identity of now did is left to it");
});

test("without network nothing is lost, and no identity is forgotten before its things are with the server", async () => {
  const p = await phone(() => { throw new TypeError("no network"); }, [row("a", "d0")], [form("f", "d00")]);
  await p.bring();
  assert.deepEqual([(await p.vault.rows()).length, (await p.forms.all()).length, p.left()], [1, 1, ["d0", "d00"]]);
});

test("more than a batch is brought in turns, and a server that settles nothing is not asked for ever", async () => {
  const many = Array.from({ length: 450 }, (_, i) => row(`n${i}`, "d0"));
  const p = await phone(takes, many);
  await p.bring();
  assert.deepEqual([p.sent.length, (await p.vault.rows()).length, p.left()], [3, 0, []]);
  const deaf = await phone(() => json(200, { answers: [], arrivals: [], until: null, list: null, more: false }), many);
  await deaf.bring();
  assert.deepEqual([deaf.sent.length, deaf.left()], [1, ["d0"]]);
});

test("what the server refuses for good stays for the file, is not sent again, and keeps its identity", async () => {
  const p = await phone((path, body) => path === "batch" ? json(200, { answers: body.rows.map((r) => ({ nonce: r.nonce, status: 401, answer: null, problem: null })), arrivals: [], until: null, list: null, more: false }) : json(401, {}), [row("a", "d0")], [form("f", "d0")]);
  await p.bring();
  await p.bring();
  assert.deepEqual(p.sent, ["Bearer tok-0 a", "Bearer tok-0 f"]);
  assert.deepEqual([(await p.vault.rows()).map((r) => r.problem), (await p.forms.all()).map((f) => f.problem), p.left()], [["401"], ["unpaired"], ["d0"]]);
});
