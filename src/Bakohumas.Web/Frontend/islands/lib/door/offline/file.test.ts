// The sample is given to the server by QueueFileTests: what the page writes is what the server reads.
import test from "node:test";
import assert from "node:assert/strict";
import sample from "../../../../../../../tests/Bakohumas.Web.Tests/CheckIn/queue-file.json";
import { queueFiles } from "./file";
import { bytes } from "./list";
import type { Row } from "./vault";
import type { WaitingForm } from "./walkins";

const { slug, deviceId, token } = sample;
const rows = sample.rows as Row[];
const forms = sample.forms as WaitingForm[];
const now = new Date(sample.madeAt);
const payload = (content: string) => new TextDecoder().decode(bytes((JSON.parse(content) as { payload: string }).payload));

test("the queue's file is, byte by byte, the one that the server is tested with", async () => {
  const [file, more] = await queueFiles(slug, [{ token, deviceId }], rows, forms, now);
  assert.deepEqual([file?.name, file?.content, more], [sample.name, sample.file, undefined]);
});

test("forms lie in the file as they lie on the phone: sealed, also those that the server refused before", async () => {
  const [file] = await queueFiles(slug, [{ token, deviceId }], rows, forms, now);
  const queue = JSON.parse(payload(file!.content)) as { forms: Record<string, unknown>[] };
  assert.deepEqual(queue.forms.map((f) => f.slip), ["U-01", "U-02", "U-03"]);
  for (const form of queue.forms) assert.deepEqual(Object.keys(form).sort(), ["at", "forced", "gate", "nonce", "sealed", "skewMs", "slip"]);
  assert.ok(!/Lastri|Bagus|Citra|contoh\.example|Kominfo/.test(payload(file!.content)));
});

test("each identity has a file of its own, and what was taken back is in none", async () => {
  const former = { token: "dahulu", deviceId: forms[3]!.deviceId };
  const mixed = [...rows, { ...rows[0]!, nonce: "u", undoneAt: rows[0]!.at }, { ...rows[0]!, nonce: "f", deviceId: former.deviceId }];
  const files = await queueFiles(slug, [{ token, deviceId }, former, { token: "kosong", deviceId: "d9" }], mixed, forms, now);
  const told = files.map((f) => JSON.parse(payload(f.content)) as { deviceId: string; rows: Row[]; forms: WaitingForm[] });
  assert.deepEqual(told.map((q) => [q.deviceId, q.rows.map((r) => r.nonce), q.forms.length]), [[deviceId, [rows[0]!.nonce], 3], [former.deviceId, ["f"], 1]]);
});
