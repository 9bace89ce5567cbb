import test from "node:test";
import assert from "node:assert/strict";
import type { DoorLine } from "../api";
import { Gatekeeper } from "./gatekeeper";
import { Status } from "./status";
import { stuckForms } from "./stuck";
import type { Sync } from "./sync";
import { PassingVault, type Row } from "./vault";
import { formsInMemory, type WaitingForm } from "./walkins";

Object.defineProperty(globalThis, "navigator", { configurable: true, value: {} });

const row = (nonce: string, more: Partial<Row> = {}): Row => ({
  nonce, slug: "acara", deviceId: "d1", code: "K7QDM3XA92TP4F0R", gate: "Utara", direction: "in", at: "2026-12-07T00:20:00.000Z", skewMs: 0, forced: true, preview: false, occasion: "", verdict: "admitted", ...more,
});
const form = (slip: string, more: Partial<WaitingForm> = {}): WaitingForm => ({
  nonce: `n-${slip}`, slug: "acara", deviceId: "d1", gate: "Pintu Utara", at: "2026-12-07T00:20:00.000Z", skewMs: 60_000, forced: true, slip, sealed: "x", ...more,
});

async function scene(rows: Row[], kept: WaitingForm[], uncertainty = 20) {
  const vault = new PassingVault("acara");
  const forms = formsInMemory();
  for (const r of rows) await vault.keepRow(r, null);
  for (const f of kept) await forms.keep(f);
  const line = { skew: 250 } as DoorLine;
  const keeper = new Gatekeeper("acara", "scan", "d1", line, vault, () => undefined);
  return new Status({}, "WIB", keeper, { lastAt: null } as Sync, vault, () => ({ hasCamera: null, testedAt: null }), { skew: 250, uncertainty }, forms, { show: () => undefined });
}

test("the organizer is told of everything that lies on the phone: rows and forms, also the stuck ones and those of an identity of before", async () => {
  const status = await scene([row("a"), row("b", { problem: "at" }), row("c", { deviceId: "d0" })], [form("U-01"), form("U-02", { problem: "closed" })]);
  assert.deepEqual([(await status.condition()).waiting, (await status.condition()).skewMs], [5, 250]);
});

test("a clock that was never compared is not told as right", async () => assert.equal((await (await scene([], [], Infinity)).condition()).skewMs, null));

test("a form that was refused or could not be read is listed with its slip, when it was, and the reason in words", () => {
  const words = { "formulir.malformed": "tidak terbaca", "formulir.lain": "ditolak" };
  const all = stuckForms([form("U-01"), form("U-02", { problem: "hardLimit" }), form("U-03", { problem: "malformed" }), form("U-04", { problem: "apa saja" })], words, { hardLimit: "Ruang sudah penuh" }, "WIB");
  assert.deepEqual(all.map((f) => [f.slip, f.why]), [["U-02", "Ruang sudah penuh"], ["U-03", "tidak terbaca"], ["U-04", "ditolak"]]);
  assert.equal(all[0]!.where, "Pintu Utara, 07.21 WIB", "by the server's clock");
});
