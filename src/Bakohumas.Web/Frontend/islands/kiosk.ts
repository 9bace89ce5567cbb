// The unattended kiosk: a ticket before the camera or its code typed, a big answer, a badge, and nothing left for the next person.
import { DoorLine, type Answer, type Outcome, type Scan } from "./lib/door/api";
import { Camera, reader } from "./lib/door/camera";
import { grouped, normalise, scanned } from "./lib/door/code";
import { Recently } from "./lib/door/recently";
import { sound, wake } from "./lib/door/sound";
import { Wedge } from "./lib/door/wedge";
import { card, stuck, type Card } from "./lib/kiosk/card";
import { isPin, setPin, tryPin } from "./lib/kiosk/pin";
import { forget, load, save, take, type Post } from "./lib/kiosk/post";
import { printBadge } from "./lib/kiosk/printing";
import { all, data, icon, make, need, type Words } from "./lib/page";

const root = need<HTMLElement>("[data-kios]");
const slug = root.dataset.slug!;
const words = data<Words>("kata-kios");
const pairing = need<HTMLElement>("[data-pasang]");
const work = need<HTMLElement>("[data-kerja]");
const result = need<HTMLElement>("[data-hasil]");
const typed = need<HTMLInputElement>("#kode");
const recently = new Recently();
const settingsOpenFor = 60_000;
const halfTyped = 30_000;
let post: Post | null = load(slug, Date.now());
let line: DoorLine | null = null;
let busy = false;
let goesAt = 0;
let stays = 0;
let settingsUntil = 0;

const camera = new Camera(
  need<HTMLVideoElement>("[data-film]"),
  reader(need<HTMLLinkElement>("#alamat-worker").href, need<HTMLLinkElement>("#alamat-wasm").href),
  (text) => {
    if (!document.querySelector("dialog[open]") && !busy && recently.isNew(text, Date.now())) found(text);
  });

// A page that the browser kept whole would show the last person again.
addEventListener("pageshow", (event) => event.persisted && location.reload());
addEventListener("pagehide", clear);
document.addEventListener("pointerdown", wake, { once: true });
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, touched, { passive: true, capture: true });
setInterval(tick, 250);
pairs();
if (post) begin();
else pairing.hidden = false;

// ---- pairing --------------------------------------------------------------------------------------------------------------------------

function pairs(): void {
  const form = need<HTMLFormElement>("form", pairing);
  const [code, gate, pin] = [need<HTMLInputElement>("#kode-kios"), need<HTMLInputElement>("#gerbang"), need<HTMLInputElement>("#pin-baru")];
  if (location.hash.length > 1) {
    // The organizer's QR brings the code behind #, which is never sent to a server or kept in its logs.
    code.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, "", location.pathname + location.search);
    gate.focus();
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void (async () => {
      const empty = [code, gate].find((field) => !field.value.trim());
      if (empty) return refuse(words.wajib!, empty);
      if (!isPin(pin.value)) return refuse(words.pin_bentuk!, pin);
      const button = need<HTMLButtonElement>("button", form);
      button.disabled = true;
      const outcome = await DoorLine.pair(code.value.trim(), gate.value.trim(), slug, undefined, ["kiosk"]);
      button.disabled = false;
      if (!outcome.ok) return refuse(outcome.trouble === "elsewhere" ? words["pasang.lain"]! : words[`pasang.${outcome.trouble}`] ?? words["pasang.missing"]!, code);
      post = take(outcome.value, gate.value.trim());
      save(slug, post);
      await setPin(slug, post.token, pin.value);
      pin.value = code.value = "";
      begin();
    })();
  });
}

/** Says why beside the field that it is about. */
function refuse(why: string, field?: HTMLElement): void {
  const problem = need<HTMLElement>("[data-masalah]", pairing);
  (field ?? need<HTMLElement>("#kode-kios")).before(problem);
  problem.textContent = why;
  problem.hidden = why === "";
  field?.focus();
}

function begin(): void {
  if (!post) return;
  line = new DoorLine(slug, post.token);
  pairing.hidden = true;
  work.hidden = false;
  refuse("");
  clear();
  network("online");
  void navigator.wakeLock?.request("screen").catch(() => undefined);
  // A camera that was allowed before opens by itself.
  need<HTMLElement>("[data-nyala]").hidden = false;
  void navigator.permissions?.query({ name: "camera" as PermissionName }).then((p) => (p.state === "granted" ? look() : undefined), () => undefined);
}

function unpair(why: string): void {
  forget(slug);
  camera.close();
  post = line = null;
  clear();
  for (const dialog of all<HTMLDialogElement>("dialog[open]")) dialog.close();
  work.hidden = true;
  pairing.hidden = false;
  refuse(why, need("#kode-kios"));
}

// ---- one person -----------------------------------------------------------------------------------------------------------------------

function found(text: string): void {
  const code = scanned(text);
  if (!code || !post) return;
  void record({ nonce: crypto.randomUUID(), code, gate: post.gate, direction: "in", at: new Date().toISOString(), skewMs: line!.skew, forced: false, preview: false });
}

async function record(scan: Scan): Promise<void> {
  if (!line || !post || busy) return;
  busy = true;
  network("asking");
  const outcome: Outcome<Answer> = await line.admit(scan);
  busy = false;
  network(!outcome.ok && outcome.trouble === "network" ? "off" : "online");
  if (!post) return;
  if (!outcome.ok && (outcome.trouble === "unpaired" || outcome.trouble === "missing")) return unpair(words[`masalah.${outcome.trouble}`]!);
  const shown = outcome.ok ? card(outcome.value, words, post.zone, Date.now()) : stuck(outcome.trouble, words);
  if (post.sound) sound(shown.tone);
  // The same nonce asks for the first answer again; a nonce that was used otherwise needs another.
  show(shown, () => void record(!outcome.ok && outcome.trouble === "conflict" ? { ...scan, nonce: crypto.randomUUID() } : scan));
}

function show(shown: Card, again: () => void): void {
  typed.value = "";
  const shape = document.getElementById(`bentuk-${shown.tone}`) as HTMLTemplateElement;
  const section = make("section", { class: `bk-verdict is-${shown.tone}` }, make("p", { class: "bk-word" }, shape.content.cloneNode(true), shown.word));
  if (shown.who) section.append(make("p", { class: "bk-who" }, shown.who));
  for (const text of shown.lines) section.append(make("p", {}, text));
  const why = make("p", { class: "bk-why", role: "status" }, shown.why);
  why.hidden = !shown.why;
  section.append(why);
  const row = make("div", { class: "bk-row" });
  if (shown.badge) row.append(printButton(shown.badge, why));
  if (shown.again) row.append(button("coba_lagi", again, "btn btn-primary"));
  row.append(button("selesai", clear, row.children.length ? "btn" : "btn btn-primary"));
  section.append(row);
  result.replaceChildren(section);
  stays = shown.seconds * 1000;
  goesAt = Date.now() + stays;
  row.querySelector("button")?.focus({ preventScroll: true });
}

function button(word: string, press: () => void, look: string): HTMLButtonElement {
  const made = make("button", { class: look, type: "button" }, words[word]!);
  made.addEventListener("click", press);
  return made;
}

function printButton(admissionId: string, why: HTMLElement): HTMLButtonElement {
  const press = () => {
    if (!post || made.disabled) return;
    made.disabled = true;
    tell(words.mencetak!);
    void printBadge(slug, post.token, admissionId, post.size).then((printed) => {
      made.disabled = false;
      if (!printed) tell(words.gagal_cetak!);
      made.replaceChildren(icon("printer"), words.cetak_lagi!);
    });
  };
  const tell = (text: string) => {
    why.textContent = text;
    why.hidden = false;
  };
  const made = make("button", { class: "btn btn-primary", type: "button", "data-cetak": "" }, icon("printer"), words.cetak!);
  made.addEventListener("click", press);
  if (post?.printsAtOnce) queueMicrotask(press);
  return made;
}

/** Nothing of the last person stays: no name, no typed code, no message. */
function clear(): void {
  goesAt = 0;
  result.replaceChildren();
  typed.value = "";
  typed.removeAttribute("aria-invalid");
  need<HTMLElement>("#kode-e").hidden = true;
}

function tick(): void {
  const now = Date.now();
  if (goesAt && now >= goesAt && !busy) clear();
  if (settingsUntil && now >= settingsUntil) {
    settingsUntil = 0;
    for (const dialog of all<HTMLDialogElement>("dialog[open]")) dialog.close();
  }
}

function touched(): void {
  if (goesAt) goesAt = Date.now() + stays;
  if (settingsUntil) settingsUntil = Date.now() + settingsOpenFor;
}

function network(state: "online" | "asking" | "off"): void {
  const chip = need<HTMLElement>("[data-jaringan]");
  if (chip.dataset.state === state) return;
  chip.dataset.state = state;
  chip.classList.toggle("is-off", state === "off");
  const said = { online: words.daring!, asking: words.menghubungi!, off: words.terputus! }[state];
  // A call of a blink is not worth a word; one of half a second is.
  setTimeout(() => chip.dataset.state === state && chip.replaceChildren(icon(state === "off" ? "wifi-off" : "wifi"), said), state === "asking" ? 500 : 0);
}

// ---- camera, typed code, hand-held reader ---------------------------------------------------------------------------------------------

async function look(deviceId = post?.camera): Promise<void> {
  const start = need<HTMLElement>("[data-nyala]");
  try {
    await camera.open(deviceId);
    start.hidden = true;
    const choices = await Camera.choices();
    need<HTMLElement>("[data-kamera-lain]").hidden = choices.length < 2;
    need<HTMLSelectElement>("#kamera").replaceChildren(...choices.map((c, i) => make("option", { value: c.deviceId }, c.label || `${i + 1}`)));
  } catch {
    if (deviceId) return look("");
    start.hidden = false;
  }
}

need("[data-nyala]").addEventListener("click", () => void look());
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    clear();
    camera.close();
  } else if (post && need<HTMLElement>("[data-nyala]").hidden) void look();
});

typed.addEventListener("input", () => {
  // A half typed code goes as well when nobody goes on.
  stays = halfTyped;
  goesAt = Date.now() + stays;
  if (!/[:/]/.test(typed.value) && typed.selectionStart === typed.value.length) typed.value = grouped(typed.value);
});
need<HTMLFormElement>("[data-ketik]").addEventListener("submit", (event) => {
  event.preventDefault();
  const code = normalise(typed.value) ?? (/^https?:/.test(typed.value.trim()) ? scanned(typed.value) : null);
  need<HTMLElement>("#kode-e").hidden = code !== null;
  typed.setAttribute("aria-invalid", String(code === null));
  if (code) found(code);
  else typed.focus();
});

const wedge = new Wedge();
document.addEventListener("keydown", (event) => {
  if (!post || busy || document.querySelector("dialog[open]") || event.target instanceof HTMLInputElement) return;
  const text = wedge.key(event.key, performance.now());
  if (!text) return;
  event.preventDefault();
  found(text);
});

// ---- settings, behind the PIN ---------------------------------------------------------------------------------------------------------

const asks = need<HTMLDialogElement>("#pin");
const settings = need<HTMLDialogElement>("#atur");
const pin = need<HTMLInputElement>("#pin-masuk");
for (const close of all<HTMLElement>("[data-tutup]")) close.addEventListener("click", () => close.closest("dialog")!.close());
for (const dialog of [asks, settings]) dialog.addEventListener("close", () => {
  pin.value = "";
  // The PIN's dialog closes when the settings are open already.
  if (!document.querySelector("dialog[open]")) settingsUntil = 0;
});

need("[data-atur]").addEventListener("click", () => {
  need<HTMLElement>("#pin-e").hidden = true;
  asks.showModal();
  pin.focus();
  settingsUntil = Date.now() + settingsOpenFor;
});

need<HTMLFormElement>("#pin form").addEventListener("submit", (event) => {
  event.preventDefault();
  const digits = pin.value;
  pin.value = "";
  void (async () => {
    if (!post) return;
    const answer = await tryPin(slug, post.token, digits);
    if (answer === "unpaired") return unpair(words["masalah.unpaired"]!);
    if (answer === "open") {
      asks.close();
      return open();
    }
    const problem = need<HTMLElement>("#pin-e");
    problem.textContent = { wrong: words.pin_salah!, locked: words.pin_terkunci!, none: words.pin_belum!, network: words["masalah.network"]! }[answer];
    problem.hidden = false;
    pin.focus();
  })();
});

function open(): void {
  if (!post) return;
  need<HTMLInputElement>("#gerbang-atur").value = post.gate;
  for (const radio of all<HTMLInputElement>("#atur [name=ukuran]")) radio.checked = radio.value === post.size;
  need<HTMLInputElement>("#otomatis").checked = post.printsAtOnce;
  need<HTMLInputElement>("#bunyi").checked = post.sound;
  settings.showModal();
  settingsUntil = Date.now() + settingsOpenFor;
}

need<HTMLFormElement>("#atur form").addEventListener("submit", (event) => {
  if (!post) return;
  const chosen = new FormData(event.currentTarget as HTMLFormElement);
  post.gate = need<HTMLInputElement>("#gerbang-atur").value.trim().slice(0, 40) || post.gate;
  post.size = chosen.get("ukuran") === "a6" ? "a6" : "62";
  post.printsAtOnce = need<HTMLInputElement>("#otomatis").checked;
  post.sound = need<HTMLInputElement>("#bunyi").checked;
  const device = need<HTMLSelectElement>("#kamera").value;
  if (device && device !== post.camera) {
    post.camera = device;
    void look(device);
  }
  save(slug, post);
});
need("[data-lepas]").addEventListener("click", () => unpair(""));
