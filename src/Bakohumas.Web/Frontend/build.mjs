// Builds everything the browser gets into wwwroot/dist: one stylesheet, one file per island, the decoder, the icons in use.
// meta.json is written last: MSBuild takes it as the stamp of a finished build.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "../wwwroot/dist");
const modules = path.join(here, "node_modules");
const browsers = ["chrome100", "firefox100", "safari15.4"];

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

await Promise.all([styles(), islands(), icons(), decoder(), licences()]);
await writeFile(path.join(out, "meta.json"), JSON.stringify({ files: (await readdir(out)).sort() }, null, 2));

async function styles() {
  const { css } = sass.compile(path.join(here, "theme/site.scss"), {
    loadPaths: [modules],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  await esbuild.build({
    stdin: { contents: css, loader: "css", resolveDir: here },
    bundle: true,
    minify: true,
    outfile: path.join(out, "site.css"),
    loader: { ".woff2": "file" },
    // The name is fixed so that a page can preload exactly the address that the stylesheet asks for.
    assetNames: "jakarta",
    target: browsers,
    logLevel: "warning",
  });
}

async function islands() {
  const isEntry = (n) => n.endsWith(".ts") && !n.endsWith(".test.ts") && !n.endsWith(".d.ts");
  const names = (await readdir(path.join(here, "islands"))).filter(isEntry);
  await esbuild.build({
    entryPoints: names.map((n) => path.join(here, "islands", n)),
    bundle: true,
    minify: true,
    format: "esm",
    outdir: out,
    target: browsers,
    logLevel: "warning",
  });
}

// theme/icons.txt is the list; a name that the icon set does not have stops the build.
async function icons() {
  const names = (await readFile(path.join(here, "theme/icons.txt"), "utf8")).split(/\s+/).filter(Boolean);
  const drawn = await Promise.all(names.sort().map(async (name) => {
    const svg = await readFile(path.join(modules, "bootstrap-icons/icons", `${name}.svg`), "utf8");
    return [name, svg.replace(/^[^]*?<svg[^>]*>|<\/svg>\s*$/g, "").replace(/\n\s*/g, "")];
  }));
  await writeFile(path.join(out, "icons.json"), JSON.stringify(Object.fromEntries(drawn)));
}

async function decoder() {
  await cp(path.join(modules, "zxing-wasm/dist/reader/zxing_reader.wasm"), path.join(out, "zxing_reader.wasm"));
}

async function licences() {
  const parts = ["@fontsource-variable/plus-jakarta-sans", "bootstrap", "bootstrap-icons", "idb", "signature_pad", "zxing-wasm"];
  const texts = await Promise.all(parts.map(async (p) => {
    const files = await readdir(path.join(modules, p));
    const licence = files.find((f) => /^licen[cs]e/i.test(f));
    return `${p}\n\n${licence ? await readFile(path.join(modules, p, licence), "utf8") : ""}`;
  }));
  await writeFile(path.join(out, "licences.txt"), texts.join(`\n\n${"-".repeat(80)}\n\n`));
}
