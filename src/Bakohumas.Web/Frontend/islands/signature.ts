// Signing: draw or type as equals. Without script the typed name alone works; this adds the pad, and an answer when the network fails.
import SignaturePad from "signature_pad";
import { all, data, find, need, pause, type Words } from "./lib/page";
import { send } from "./lib/send";
import { keep, keyOf, recall, wipe } from "./lib/signing-draft";
import { isEnough, pack, read, unpack } from "./lib/strokes";

const form = need<HTMLFormElement>("form[data-signature]");
const words = data<Words>("kata-ttd");
const pad = need<HTMLElement>(".bk-pad", form);
const canvas = need<HTMLCanvasElement>("canvas", pad);
const strokes = need<HTMLInputElement>("input[name=strokes]", form);
const typed = need<HTMLInputElement>("#ketik", form);
const drawn = need<HTMLInputElement>("#cara-gambar", form);
const message = need<HTMLElement>("[data-pesan]", form);
const button = need<HTMLButtonElement>("button[type=submit]", form);
// A witness gives one consent, a signer up to three.
const consent = (name: string) => find<HTMLInputElement>(`input[type=checkbox][name=${name}]`, form);
const given = (name: string) => consent(name)?.checked ?? false;
const hidden = (name: string) => need<HTMLInputElement>(`input[type=hidden][name=${name}]`, form);
const key = keyOf(new URL(form.action).pathname);
// A device that many people share keeps nothing; a browser may have no storage at all.
const shelf = form.dataset.shared ? null : storage();
// From a weak network to a dead one: about a minute of trying, then again whenever the network comes back.
const waits = [800, 2000, 4000, 8000, 15_000, 30_000];
let sending = false;
const pen = new SignaturePad(canvas, { penColor: "#1d1420", minWidth: 0.9, maxWidth: 2.6, throttle: 8 });

pad.hidden = false;
if (!form.dataset.method) drawn.checked = true;
restore();
form.addEventListener("input", () => remember());
addEventListener("online", () => {
  if (button.textContent === words.ulang && !sending) void submit();
});

// The strokes are kept as parts of the width, so turning the phone keeps the signature.
new ResizeObserver(redraw).observe(pad);
pen.addEventListener("endStroke", store);
pen.addEventListener("beginStroke", () => say(""));
need<HTMLButtonElement>("[data-hapus]", form).addEventListener("click", () => {
  pen.clear();
  store();
  say("");
});
mirror();
typed.addEventListener("input", mirror);
// What was missing for one way of signing says nothing about the other.
// Only the word about the empty pad goes: a browser that restores a form tells of a change too, and "not recorded yet" must stay.
for (const way of all<HTMLInputElement>("input[name=method]", form)) way.addEventListener("change", () => {
  if (message.textContent === words.kosong) say("");
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  // The guard of every form must not see this one: here a repetition is wanted, and harmless.
  event.stopImmediatePropagation();
  if (!button.disabled) void submit();
});

async function submit(): Promise<void> {
  if (drawn.checked && !isEnough(read(strokes.value))) return refuse(pad, words.kosong!);
  if (!drawn.checked && typed.value.trim() === "") return refuse(typed, words.kosong!);
  sending = button.disabled = true;
  remember(true);
  say(words.belum!);
  const sent = await send(form.action, new FormData(form), { fetch: (...a) => fetch(...a), pause, waits });
  if (sent.kind === "recorded") {
    if (shelf) wipe(shelf, key);
    location.assign(sent.address);
    return;
  }
  if (sent.kind === "judged") {
    // The server has something to say about the form (422) or the text (409): let it draw its page.
    remember();
    form.submit();
    return;
  }
  sending = button.disabled = false;
  button.textContent = words.ulang!;
  say(words.putus!, true);
}

/** Puts back what was kept, into a form that the server has not filled itself. */
function restore(): void {
  if (!shelf || form.dataset.method) return;
  const kept = recall(shelf, key, hidden("textHash").value, Date.now());
  if (!kept) return;
  strokes.value = kept.strokes ?? "";
  if (kept.name) typed.value = kept.name;
  if (kept.method === "typed") need<HTMLInputElement>("#cara-ketik", form).checked = true;
  if (kept.nonce) hidden("nonce").value = kept.nonce;
  for (const [name, value] of [["consentPledge", kept.pledge], ["consentData", kept.data], ["showInJoint", kept.joint]] as const) {
    const box = consent(name);
    if (box) box.checked = value ?? false;
  }
  if (strokes.value) pad.setAttribute("aria-label", words.terisi!);
  if (kept.sent) {
    button.textContent = words.ulang!;
    say(words.putus!, true);
  } else say(words.kembali!);
}

function remember(sent = false): void {
  if (!shelf) return;
  keep(shelf, key, {
    at: Date.now(), hash: hidden("textHash").value, nonce: hidden("nonce").value, method: drawn.checked ? "drawn" : "typed", name: typed.value,
    strokes: strokes.value, pledge: given("consentPledge"), data: given("consentData"), joint: given("showInJoint"), sent,
  });
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function refuse(where: HTMLElement, why: string): void {
  say(why, true);
  where.setAttribute("aria-invalid", "true");
  where.focus();
}

function say(text: string, isError = false): void {
  message.textContent = text;
  message.classList.toggle("bk-error", isError);
  message.setAttribute("role", isError ? "alert" : "status");
}

function store(): void {
  const packed = pack(pen.toData(), pad.clientWidth);
  strokes.value = packed.length > 0 ? JSON.stringify(packed) : "";
  pad.setAttribute("aria-label", packed.length > 0 ? words.terisi! : words.bidang!);
  pad.removeAttribute("aria-invalid");
  remember();
}

function redraw(): void {
  const ratio = Math.max(devicePixelRatio, 1);
  const { clientWidth: width, clientHeight: height } = pad;
  if (width === 0 || (canvas.width === Math.round(width * ratio) && canvas.height === Math.round(height * ratio))) return;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.getContext("2d")!.scale(ratio, ratio);
  const { dotSize, minWidth, maxWidth, penColor, velocityFilterWeight, compositeOperation } = pen;
  const look = { dotSize, minWidth, maxWidth, penColor, velocityFilterWeight, compositeOperation };
  pen.clear();
  pen.fromData(unpack(read(strokes.value), width).map((points) => ({
    ...look,
    points: points.map((p, i) => ({ ...p, pressure: 0.5, time: i * 12 })),
  })));
}

function mirror(): void {
  const shown = find<HTMLElement>(".bk-typed", form);
  if (shown) shown.textContent = typed.value;
}
