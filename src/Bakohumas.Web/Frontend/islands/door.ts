// The door page: pairs this device, then scans, types or searches people in. Works by the calls of the public contract alone.
import { DoorLine } from "./lib/door/api";
import { Board } from "./lib/door/board";
import { Camera, reader } from "./lib/door/camera";
import { grouped, normalise, scanned } from "./lib/door/code";
import { DelegationDialog } from "./lib/door/delegation";
import { Desk, type Subject } from "./lib/door/desk";
import { Recently } from "./lib/door/recently";
import { searching } from "./lib/door/search";
import { wake } from "./lib/door/sound";
import { forget, load, save, take, type Post } from "./lib/door/store";
import { WalkInDialog } from "./lib/door/walkin";
import { Wedge } from "./lib/door/wedge";
import { all, data, fill, icon, make, need, type Words } from "./lib/page";

const root = need<HTMLElement>("[data-door]");
const slug = root.dataset.slug!;
const words = data<Words>("kata-pintu");
const pairing = need<HTMLElement>("[data-pasang]");
const work = need<HTMLElement>("[data-kerja]");
const board = new Board(words);
const recently = new Recently();
let post: Post | null = load(slug, Date.now());
let line: DoorLine | null = null;
let desk: Desk | null = null;

const camera = new Camera(
  need<HTMLVideoElement>("[data-film]"),
  reader(need<HTMLLinkElement>("#alamat-worker").href, need<HTMLLinkElement>("#alamat-wasm").href),
  (text) => {
    if (!document.querySelector("dialog[open]") && !desk?.isTaken && recently.isNew(text, Date.now())) found(text);
  });

document.addEventListener("pointerdown", wake, { once: true });
pairs();
if (post) begin();
else pairing.hidden = false;

function pairs(): void {
  const form = need<HTMLFormElement>("form", pairing);
  const code = need<HTMLInputElement>("#kode-pasangan");
  const gate = need<HTMLInputElement>("#gerbang");
  const problem = need<HTMLElement>("[data-masalah]", pairing);
  const button = need<HTMLButtonElement>("button", form);
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
      if (!code.value.trim()) return code.focus();
      if (!gate.value.trim()) return gate.focus();
      button.disabled = true;
      const outcome = await DoorLine.pair(code.value.trim(), gate.value.trim(), slug);
      button.disabled = false;
      const why = outcome.ok ? "" : outcome.trouble === "elsewhere" ? words["pasang.lain"]! : words[`pasang.${outcome.trouble}`] ?? words["pasang.missing"]!;
      problem.textContent = why;
      problem.hidden = why === "";
      if (!outcome.ok) return code.focus();
      post = take(outcome.value, gate.value.trim());
      save(slug, post);
      begin();
    })();
  });
}

function begin(): void {
  if (!post) return;
  line = new DoorLine(slug, post.token);
  desk = new Desk(line, board, words, { post: () => post!, changed, network, unpair, search: () => open("cari") });
  pairing.hidden = true;
  work.hidden = false;
  board.idle();
  network("online");
  changed();
  void stayAwake();
  // A camera that was allowed before opens by itself.
  void navigator.permissions?.query({ name: "camera" as PermissionName }).then((p) => (p.state === "granted" ? look() : undefined), () => undefined);
}

function unpair(why: string): void {
  forget(slug);
  camera.close();
  post = line = desk = null;
  work.hidden = true;
  pairing.hidden = false;
  const problem = need<HTMLElement>("[data-masalah]", pairing);
  problem.textContent = why;
  problem.hidden = why === "";
  need<HTMLInputElement>("#kode-pasangan").focus();
}

function changed(): void {
  if (!post) return;
  save(slug, post);
  const direction = post.direction === "out" ? `, ${words.arah_keluar}` : "";
  need<HTMLElement>("[data-gerbang]").textContent = post.gate + direction;
  need<HTMLElement>("[data-jumlah]").textContent = fill(words.di_gawai_ini!, { jumlah: post.count });
}

function network(state: "online" | "asking" | "off"): void {
  const chip = need<HTMLElement>("[data-jaringan]");
  const said = { online: words.daring!, asking: words.menghubungi!, off: words.terputus! }[state];
  if (chip.dataset.state === state) return;
  chip.dataset.state = state;
  chip.classList.toggle("is-off", state === "off");
  // A call of a blink is not worth a word; one of half a second is.
  setTimeout(() => chip.dataset.state === state && chip.replaceChildren(icon(state === "off" ? "wifi-off" : "wifi"), said), state === "asking" ? 500 : 0);
}

function found(text: string): void {
  const code = scanned(text);
  if (code) person({ code });
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
    await camera.open(deviceId);
    start.hidden = none.hidden = true;
    need<HTMLElement>("[data-senter]").hidden = !camera.hasTorch;
    const choices = await Camera.choices();
    need<HTMLElement>("[data-kamera-lain]").hidden = choices.length < 2;
    need<HTMLSelectElement>("#kamera").replaceChildren(...choices.map((c, i) => make("option", { value: c.deviceId }, c.label || `${i + 1}`)));
  } catch {
    if (deviceId) return look("");
    start.hidden = false;
    none.hidden = false;
  }
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
const here = () => (line && post ? { line: () => line!, post: () => post!, board, changed, network, unpair } : null);
new WalkInDialog(words, here);
new DelegationDialog(words, here);
searching(() => line, words, (p) => person({ ticketId: p.ticketId }));

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
need("[data-lepas]").addEventListener("click", () => {
  need<HTMLDialogElement>("#atur").close();
  unpair("");
});
