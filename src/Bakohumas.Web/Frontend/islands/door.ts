// The door page: pairs this device, then scans, types or searches people in. Works by the calls of the public contract alone.
import { DoorLine } from "./lib/door/api";
import { Board } from "./lib/door/board";
import { Camera, reader } from "./lib/door/camera";
import { grouped, normalise, scanned } from "./lib/door/code";
import { DelegationDialog } from "./lib/door/delegation";
import { Desk, type Subject } from "./lib/door/desk";
import { Beat } from "./lib/door/offline/beat";
import { queueFiles, save as saveFile } from "./lib/door/offline/file";
import { bringFormer } from "./lib/door/offline/former";
import { Gatekeeper } from "./lib/door/offline/gatekeeper";
import { Status } from "./lib/door/offline/status";
import { StuckList } from "./lib/door/offline/stuck";
import { Sync } from "./lib/door/offline/sync";
import { openVault, type Vault } from "./lib/door/offline/vault";
import { openForms, slips, WalkInQueue, type Forms } from "./lib/door/offline/walkins";
import { Recently } from "./lib/door/recently";
import { searching } from "./lib/door/search";
import { sound, wake } from "./lib/door/sound";
import { former, keep, lineOf, load, retire, save, take, type Post } from "./lib/door/store";
import { WalkInDialog } from "./lib/door/walkin";
import { Wedge } from "./lib/door/wedge";
import { all, data, fill, make, need, type Words } from "./lib/page";

const root = need<HTMLElement>("[data-door]");
const slug = root.dataset.slug!;
const words = data<Words>("kata-pintu");
const pairing = need<HTMLElement>("[data-pasang]");
const work = need<HTMLElement>("[data-kerja]");
const board = new Board(words);
const recently = new Recently();
const testCode = `bakohumas:uji:${slug}`;
let post: Post | null = load(slug, Date.now());
let line: DoorLine | null = null;
let desk: Desk | null = null;
let keeper: Gatekeeper | null = null;
let vault: Vault | null = null;
let forms: Forms | null = null;
let sync: Sync | null = null;
let walkIns: WalkInQueue | null = null;
let status: Status | null = null;
let stuck: StuckList | null = null;
let hasCamera: boolean | null = null;
const beat = new Beat(bringAndFetch, () => (keeper?.isOffline ? 5000 : 20_000));

const camera = new Camera(
  need<HTMLVideoElement>("[data-film]"),
  reader(need<HTMLLinkElement>("#alamat-worker").href, need<HTMLLinkElement>("#alamat-wasm").href),
  (text) => {
    if (!document.querySelector("dialog[open]") && !desk?.isTaken && recently.isNew(text, Date.now())) found(text);
  });

document.addEventListener("pointerdown", wake, { once: true });
pairs();
keepPage();
if (post) void begin();
else void unpaired("");

function pairs(): void {
  const form = need<HTMLFormElement>("form", pairing);
  const code = need<HTMLInputElement>("#kode-pasangan");
  const gate = need<HTMLInputElement>("#gerbang");
  const problem = need<HTMLElement>("[data-masalah]", pairing);
  const button = need<HTMLButtonElement>("button", form);
  const say = (why: string, field: HTMLElement = code) => {
    field.before(problem);
    problem.textContent = why;
    problem.hidden = why === "";
    if (why) field.focus();
  };
  if (location.hash.length > 1) {
    // The organizer's QR brings the code behind #, which is never sent to a server or kept in its logs.
    code.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, "", location.pathname + location.search);
    gate.focus();
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    wake();
    void (async () => {
      const empty = [code, gate].find((field) => !field.value.trim());
      say(empty ? words.wajib! : "", empty);
      if (empty) return;
      button.disabled = true;
      const outcome = await DoorLine.pair(code.value.trim(), gate.value.trim(), slug);
      button.disabled = false;
      const why = outcome.ok ? "" : outcome.trouble === "elsewhere" ? words["pasang.lain"]! : words[`pasang.${outcome.trouble}`] ?? words["pasang.missing"]!;
      say(why, code);
      if (!outcome.ok) return;
      post = take(outcome.value, gate.value.trim());
      save(slug, post);
      await begin();
    })();
  });
}

async function begin(): Promise<void> {
  if (!post) return;
  const own = lineOf(slug, post);
  line = own;
  vault = await openVault(slug, Date.now() + own.skew);
  keeper = new Gatekeeper(slug, post.right ?? "scan", post.deviceId, own, vault, () => void status?.show());
  const sealed = (forms = await openForms(slug));
  walkIns = new WalkInQueue(slug, post.deviceId, own, keeper, sealed, slips(slug), () => void status?.show());
  sync = new Sync(slug, post.deviceId, own, vault, keeper, post.listKey ?? "", {
    condition: () => status!.condition(),
    changed: () => {
      if (post) keep(slug, post, own);
      void status?.show();
    },
    ended: () => void unpair(words["masalah.unpaired"]!),
  });
  stuck ??= new StuckList(words, data<Words>("kata-langsung"), post.zone, () => forms, () => void status?.show());
  status = new Status(words, post.zone, keeper, sync, vault, () => ({ hasCamera, testedAt: post?.testedAt ?? null }), own, sealed, stuck);
  desk = new Desk(keeper, own, board, words, { post: () => post!, changed, asking: (is) => status?.busy(is), unpair: (why) => void unpair(why), search: () => open("cari") });
  await sync.restore();
  pairing.hidden = true;
  work.hidden = false;
  board.idle();
  changed();
  void stayAwake();
  await status.prepare();
  await status.show();
  // A camera that was allowed before opens by itself.
  void navigator.permissions?.query({ name: "camera" as PermissionName }).then((p) => (p.state === "granted" ? look() : undefined), () => undefined);
  void live();
}

/** Every twenty seconds a sign of life; without network every five a try, until the server is back. */
function live(): Promise<void> {
  return sync ? beat.now() : Promise.resolve();
}

async function bringAndFetch(): Promise<void> {
  await sync?.run();
  if (!keeper?.isOffline) await walkIns?.bring();
  if (vault && forms && !keeper?.isOffline && former(slug).length > 0) {
    await bringFormer(slug, vault, forms);
    await status?.show();
  }
}

async function unpair(why: string): Promise<void> {
  beat.stop();
  if (post) retire(slug, post);
  camera.close();
  // The list goes with the right to use it. What waits stays, and is brought by the token of before.
  await vault?.dropList().catch(() => undefined);
  post = line = desk = keeper = sync = walkIns = status = null;
  await unpaired(why);
}

/** Asks for a code; what an earlier identity of this phone has not brought is brought meanwhile, and what is left is said. */
async function unpaired(why: string): Promise<void> {
  work.hidden = true;
  pairing.hidden = false;
  for (const dialog of all<HTMLDialogElement>("dialog[open]")) dialog.close();
  const problem = need<HTMLElement>("[data-masalah]", pairing);
  need<HTMLElement>("#kode-pasangan").before(problem);
  const tell = (waiting: number) => {
    problem.textContent = [why, waiting > 0 ? fill(words.lepas_tersisa!, { jumlah: waiting }) : ""].filter(Boolean).join(" ");
    problem.hidden = problem.textContent === "";
  };
  tell(0);
  if (why) need<HTMLInputElement>("#kode-pasangan").focus();
  try {
    vault ??= await openVault(slug, Date.now());
    forms ??= await openForms(slug);
    if (former(slug).length > 0) await bringFormer(slug, vault, forms);
    tell((await vault.rows()).length + (await forms.all()).length);
  } catch {
    // Without storage nothing waits.
  }
}

function changed(): void {
  if (!post) return;
  keep(slug, post, line);
  const direction = post.direction === "out" ? `, ${words.arah_keluar}` : "";
  need<HTMLElement>("[data-gerbang]").textContent = post.gate + direction;
  need<HTMLElement>("[data-jumlah]").textContent = fill(words.di_gawai_ini!, { jumlah: post.count });
}

function found(text: string): void {
  if (text.trim() === testCode) return tested();
  const code = scanned(text);
  if (code) person({ code });
}

/** The organizer's test code of the rehearsal: read, and nothing more. */
function tested(): void {
  if (!post) return;
  post.testedAt = new Date().toISOString();
  changed();
  if (post.sound) sound("ok");
  board.show({ tone: "ok", word: words.uji_terbaca!, who: words.uji_terbaca_isi!, lines: [], why: "", steps: ["next"] }, () => board.idle(), false);
  void live();
}

function person(subject: Subject): void {
  for (const dialog of all<HTMLDialogElement>("dialog[open]")) dialog.close();
  void desk?.take(subject);
}

// ---- camera -------------------------------------------------------------------------------------------------------------------------

async function look(deviceId = post?.camera): Promise<void> {
  const start = need<HTMLElement>("[data-nyala]");
  const none = need<HTMLElement>("[data-tanpa-kamera]");
  try {
    await camera.open(deviceId, () => void lostCamera());
    hasCamera = true;
    start.hidden = none.hidden = true;
    need<HTMLElement>("[data-senter]").hidden = !camera.hasTorch;
    const choices = await Camera.choices();
    need<HTMLElement>("[data-kamera-lain]").hidden = choices.length < 2;
    need<HTMLSelectElement>("#kamera").replaceChildren(...choices.map((c, i) => make("option", { value: c.deviceId }, c.label || `${i + 1}`)));
  } catch {
    if (deviceId) return look("");
    hasCamera = false;
    start.hidden = false;
    none.hidden = false;
  }
  void status?.show();
}

/** Unplugged, taken by another app, or switched off by the system: said at once, tried once more, and typing and searching go on. */
async function lostCamera(): Promise<void> {
  camera.close();
  await look("");
}

need("[data-nyala]").addEventListener("click", () => void look());
need("[data-senter]").addEventListener("click", (event) => {
  const button = event.currentTarget as HTMLElement;
  const on = button.getAttribute("aria-pressed") !== "true";
  void camera.torch(on).then(() => button.setAttribute("aria-pressed", String(on)), () => undefined);
});
need<HTMLInputElement>("[data-foto]").addEventListener("change", (event) => {
  const input = event.currentTarget as HTMLInputElement;
  const file = input.files?.[0];
  input.value = "";
  if (file) void camera.photo(file).then((text) => (text ? found(text) : open("ketik")), () => open("ketik"));
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) camera.close();
  else if (post) {
    void stayAwake();
    void live();
    if (need<HTMLElement>("[data-nyala]").hidden) void look();
  }
});

async function stayAwake(): Promise<void> {
  await navigator.wakeLock?.request("screen").catch(() => undefined);
}

// ---- typed code, search, settings, hand-held reader -----------------------------------------------------------------------------------

function open(id: string): void {
  if (id === "atur") settings();
  need<HTMLDialogElement>(`#${id}`).showModal();
}

for (const button of all<HTMLElement>("[data-buka]")) button.addEventListener("click", () => open(button.dataset.buka!));
for (const button of all<HTMLElement>("[data-tutup]")) button.addEventListener("click", () => button.closest("dialog")!.close());
const here = <T>(there: T | null) => (there && post ? { line: () => there, post: () => post!, board, changed, asking: (is: boolean) => status?.busy(is), unpair: (why: string) => void unpair(why) } : null);
new WalkInDialog(words, () => here(walkIns));
new DelegationDialog(words, () => here(line));
searching(() => keeper, words, (p) => person({ ticketId: p.ticketId }));

const typed = need<HTMLInputElement>("#kode");
typed.addEventListener("input", () => {
  if (!/[:/]/.test(typed.value) && typed.selectionStart === typed.value.length) typed.value = grouped(typed.value);
});
need<HTMLFormElement>("#ketik form").addEventListener("submit", (event) => {
  const code = normalise(typed.value) ?? (/^https?:/.test(typed.value.trim()) ? scanned(typed.value) : null);
  need<HTMLElement>("#kode-e").hidden = code !== null;
  typed.setAttribute("aria-invalid", String(code === null));
  if (!code) {
    event.preventDefault();
    return typed.focus();
  }
  typed.value = "";
  person({ code });
});

const wedge = new Wedge();
document.addEventListener("keydown", (event) => {
  if (!post || document.querySelector("dialog[open]") || event.target instanceof HTMLInputElement) return;
  const text = wedge.key(event.key, performance.now());
  if (!text) return;
  event.preventDefault();
  found(text);
});

function settings(): void {
  if (!post) return;
  need<HTMLInputElement>("#gerbang-atur").value = post.gate;
  need<HTMLElement>("#daftar-gerbang").replaceChildren(...post.gates.map((g) => make("option", { value: g })));
  for (const radio of all<HTMLInputElement>("#atur [name=cara]")) radio.checked = radio.value === post.mode;
  for (const radio of all<HTMLInputElement>("#atur [name=arah]")) radio.checked = radio.value === post.direction;
  need<HTMLInputElement>("#bunyi").checked = post.sound;
}

need<HTMLFormElement>("#atur form").addEventListener("submit", (event) => {
  if (!post) return;
  const chosen = new FormData(event.currentTarget as HTMLFormElement);
  post.gate = need<HTMLInputElement>("#gerbang-atur").value.trim().slice(0, 40) || post.gate;
  post.mode = chosen.get("cara") === "express" ? "express" : "standard";
  post.direction = chosen.get("arah") === "out" ? "out" : "in";
  post.sound = need<HTMLInputElement>("#bunyi").checked;
  const device = need<HTMLSelectElement>("#kamera").value;
  if (device && device !== post.camera) {
    post.camera = device;
    void look(device);
  }
  changed();
});
need("[data-lepas]").addEventListener("click", () => void unpair(""));

// ---- without network --------------------------------------------------------------------------------------------------------------------

window.addEventListener("online", () => void live());
window.addEventListener("beforeunload", (event) => {
  // What lies in IndexedDB survives; what lives in memory does not.
  if (vault && !vault.isLasting && (status?.count ?? 0) > 0) event.preventDefault();
});
need("[data-kirim]").addEventListener("click", (event) => {
  const button = event.currentTarget as HTMLButtonElement;
  button.disabled = true;
  void live().finally(() => {
    button.disabled = false;
    need("[data-kabar-kirim]").textContent = keeper?.isOffline ? words.kirim_gagal! : (status?.count ?? 0) > 0 ? words.kirim_sisa! : words.kirim_selesai!;
  });
});
need("[data-simpan]").addEventListener("click", () => void (async () => {
  if (!post || !vault || !forms) return;
  const now = new Date();
  for (const { name, content } of await queueFiles(slug, [post, ...former(slug)], await vault.rows(), await forms.all(), now)) saveFile(name, content);
})());

function keepPage(): void {
  void navigator.serviceWorker?.register("/pintu/sw.js", { scope: "/pintu/" }).then(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const named = all<HTMLElement>("link[href], script[src]").map((e) => (e as HTMLLinkElement).href || (e as HTMLScriptElement).src);
    const fonts = performance.getEntriesByType("resource").map((e) => e.name).filter((n) => n.includes("/dist/"));
    const keep = [...new Set([location.origin + location.pathname, ...named, ...fonts])].filter((a) => a.startsWith(location.origin));
    active?.postMessage({ page: location.origin + location.pathname, keep });
  }).catch(() => undefined);
}
