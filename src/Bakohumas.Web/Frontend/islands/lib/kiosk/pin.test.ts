import test from "node:test";
import assert from "node:assert/strict";
import { isPin, setPin, tryPin } from "./pin";

const answering = (status: number) => (async () => new Response(status === 204 ? null : "", { status })) as unknown as typeof fetch;

test("each answer to a PIN has one meaning", async () => {
  for (const [status, said] of [[204, "open"], [403, "wrong"], [429, "locked"], [409, "none"], [401, "unpaired"], [404, "unpaired"], [503, "network"]] as const)
    assert.equal(await tryPin("s", "t", "1234", answering(status)), said);
  assert.equal(await tryPin("s", "t", "1234", (async () => { throw new TypeError(); }) as unknown as typeof fetch), "network");
});

test("a PIN that was set before the answer got lost is set", async () => {
  assert.equal(await setPin("s", "t", "1234", answering(409)), true);
  assert.equal(await setPin("s", "t", "1234", answering(422)), false);
});

test("four to eight digits", () => {
  for (const [text, good] of [["1234", true], ["12345678", true], ["123", false], ["123456789", false], ["12a4", false], ["١٢٣٤", false]] as const) assert.equal(isPin(text), good, text);
});
