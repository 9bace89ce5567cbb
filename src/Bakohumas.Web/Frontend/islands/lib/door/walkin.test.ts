import test from "node:test";
import assert from "node:assert/strict";
import type { Words } from "../page";
import { body, faults, shown, slipNumber, submit, type WalkInAnswer, type WalkInFields } from "./walkin";

const own: Words = {
  nama_kosong: "nama", instansi_huruf: "instansi", pilih_status: "status", surel_atau_hp: "kosong", hubungi_salah: "salah", setuju_dulu: "setuju", alasan_kosong: "alasan",
  dikenal: "sudah terdaftar", dikenal_menunggu: "terdaftar", periksa_kursi: "tanpa kursi", slip: "Slip {{nomor}}", full: "Kursi habis", "full.petugas": "Panggil penyelia",
};
const words: Words = { diterima: "Diterima", ditolak: "Ditolak", "peran.participant": "Peserta" };
const good: WalkInFields = { name: "Siti Rahma", agency: "Dinas Kominfo", unit: "", status: "Pns", contact: "siti@contoh.example", consent: "privasi-ringkas 1.0.0 id", reason: "" };
const answer: WalkInAnswer = {
  verdict: "admitted", reason: null, name: "Siti Rahma", agency: "Dinas Kominfo", role: "participant", first: null, admissionId: "a", conflict: false,
  known: false, entrance: null, qr: null, slip: null, seatCheck: false, mayOverride: false,
};

test("a good form has no fault, and each wrong field is named", () => {
  assert.deepEqual(faults(good, own, true, false), {});
  assert.deepEqual(
    faults({ name: " ", agency: "123", unit: "", status: "", contact: "", consent: "", reason: "" }, own, true, true),
    { name: "nama", agency: "instansi", status: "status", contact: "kosong", consent: "setuju", reason: "alasan" });
  assert.deepEqual(faults({ ...good, status: "" }, own, false, false), {});
});

test("one field takes a mail address or a mobile number", () => {
  for (const contact of ["0812-3456-7890", "+62 812 3456 7890", "a@b.go.id"]) assert.deepEqual(faults({ ...good, contact }, own, true, false), {}, contact);
  for (const contact of ["siti@", "siti", "021-555123", "a@b@c.id"]) assert.deepEqual(faults({ ...good, contact }, own, true, false), { contact: "salah" }, contact);
  const sent = body({ ...good, contact: " 0812-3456-7890 ", unit: " Humas " }, "n", "Utara", "2026-11-12T01:14:00Z", 3);
  assert.equal(sent.phone, "0812-3456-7890");
  assert.equal(sent.unit, "Humas");
  assert.ok(!("mail" in sent) && !("reason" in sent) && !("slip" in sent));
  assert.equal(body(good, "n", "Utara", "", 0).mail, good.contact);
});

test("a form goes where the line leads, a queue or the server, with the line's clock", async () => {
  const sent: object[] = [];
  const queue = { skew: 42, walkIn: async (form: object) => (sent.push(form), { ok: true as const, value: { ...answer, slip: "U-01" } }) };
  const outcome = await submit(queue, good, "n", "Utara", "2026-11-12T01:14:00Z");
  assert.ok(outcome.ok && outcome.value.slip === "U-01");
  assert.deepEqual(sent, [body(good, "n", "Utara", "2026-11-12T01:14:00Z", 42)]);
});

test("a slip's number begins with the gate and is at most twelve characters", () => {
  assert.equal(slipNumber("Pintu Utara", 7), "U-07");
  assert.equal(slipNumber("Pintu 2", 12), "2-12");
  assert.equal(slipNumber("正門", 1), "A-01");
  assert.ok(slipNumber("Pintu", 12_345_678_901).length <= 12);
});

test("a full room is said with what staff do, and nothing of a refusal looks like an admission", () => {
  const full = shown({ ...answer, verdict: "refused", reason: "full", name: null, agency: null, role: null, admissionId: null }, words, own, "WIB", 0);
  assert.deepEqual([full.tone, full.word, full.who, full.why], ["no", "Ditolak", "Kursi habis", "Panggil penyelia"]);
});

test("slip, missing seat and an own ticket are said beside the verdict", () => {
  const said = shown({ ...answer, slip: "U-01", seatCheck: true, known: true }, words, own, "WIB", 0);
  assert.equal(said.tone, "ok");
  assert.deepEqual(said.lines.slice(-3), ["sudah terdaftar", "Slip U-01", "tanpa kursi"]);
});
