import test from "node:test";
import assert from "node:assert/strict";
import { carries, decode, encode } from "./draft";

test("a draft comes back within half an hour", () => {
  const text = encode({ Name: "Rahmawati" }, 1_000);
  assert.deepEqual(decode(text, 1_000 + 29 * 60_000), { Name: "Rahmawati" });
});

test("an old draft belongs to somebody else", () => assert.deepEqual(decode(encode({ Name: "Rahmawati" }, 0), 31 * 60_000), {}));

test("a broken draft is no draft", () => assert.deepEqual(decode("{", 0), {}));

test("a change of language carries what a person filled in, and no secret", () => {
  for (const type of ["text", "textarea", "email", "date", "select-one", "radio", "checkbox"]) assert.equal(carries(type, "Name"), true);
  for (const type of ["password", "hidden", "file", "submit"]) assert.equal(carries(type, "Name"), false);
  assert.equal(carries("text", ""), false);
});
