// Signing: draw or type as equals. Without script the typed name alone works; this adds the pad, and an answer when the network fails.
import SignaturePad from "signature_pad";
import { data, find, need, type Words } from "./lib/page";
import { send } from "./lib/send";
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
const pen = new SignaturePad(canvas, { penColor: "#1d1420", minWidth: 0.9, maxWidth: 2.6, throttle: 8 });

pad.hidden = false;
if (!form.dataset.method) drawn.checked = true;
typed.value ||= sessionStorage.getItem(draftKey()) ?? "";
typed.addEventListener("input", () => sessionStorage.setItem(draftKey(), typed.value));

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

form.addEventListener("submit", (event) => {
  event.preventDefault();
  // The guard of every form must not see this one: here a repetition is wanted, and harmless.
  event.stopImmediatePropagation();
  if (!button.disabled) void submit();
});

async function submit(): Promise<void> {
  if (drawn.checked && !isEnough(read(strokes.value))) return refuse(pad, words.kosong!);
  if (!drawn.checked && typed.value.trim() === "") return refuse(typed, words.kosong!);
  button.disabled = true;
  say(words.belum!);
  const sent = await send(form.action, new FormData(form));
  if (sent.kind === "recorded") {
    sessionStorage.removeItem(draftKey());
    location.assign(sent.address);
    return;
  }
  if (sent.kind === "judged") {
    // The server has something to say about the form (422) or the text (409): let it draw its page.
    form.submit();
    return;
  }
  button.disabled = false;
  button.textContent = words.ulang!;
  say(words.putus!, true);
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

function draftKey(): string {
  return `ttd:${location.pathname}`;
}
