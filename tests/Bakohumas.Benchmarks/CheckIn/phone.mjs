// The phone's side of the offline list: the page's own module, bundled as for the browser, timed in Node.
import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [file, key, code] = process.argv.slice(2);
let root = import.meta.dirname;
while (!root.endsWith(`${path.sep}tests`)) root = path.dirname(root);
const front = path.join(root, "../src/Bakohumas.Web/Frontend");
const esbuild = createRequire(path.join(front, "package.json"))("esbuild");
const out = path.join(tmpdir(), `daftar-${process.pid}.mjs`);
await esbuild.build({ entryPoints: [path.join(front, "islands/lib/door/offline/list.ts")], bundle: true, format: "esm", outfile: out });
const { AttendeeList } = await import(pathToFileURL(out));
await rm(out);

const jws = await readFile(file, "utf8");
const plain = code.replaceAll("-", "");
let at = performance.now();
const list = await AttendeeList.open(jws, key);
const opened = performance.now() - at;
if (!list) throw new Error("The list is not believed.");
at = performance.now();
if (!(await list.find(plain))) throw new Error("The code is not found.");
const first = performance.now() - at;
at = performance.now();
for (let i = 0; i < 200; i++) await list.find(plain);
console.log(`${opened.toFixed(0).padStart(21)} | ${first.toFixed(1).padStart(13)} | ${((performance.now() - at) / 200).toFixed(2).padStart(13)}`);
