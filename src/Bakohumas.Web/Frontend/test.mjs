// Bundles every islands/**/*.test.ts and runs them with Node's own runner; the exit code is the answer.
import { readdir, rm } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import path from "node:path";
import * as esbuild from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "node_modules/.cache/tests");

await rm(out, { recursive: true, force: true });
const tests = (await readdir(path.join(here, "islands"), { recursive: true })).filter((n) => n.endsWith(".test.ts"));
await esbuild.build({
  entryPoints: tests.map((n) => path.join(here, "islands", n)),
  bundle: true,
  format: "esm",
  platform: "node",
  outdir: out,
  outbase: path.join(here, "islands"),
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
});
const built = tests.map((n) => path.join(out, n.replace(/\.ts$/, ".mjs")));
process.exit(spawnSync(process.execPath, ["--test", ...built], { stdio: "inherit" }).status ?? 1);
