// The shared tablet: scans a ticket at the start, and goes back there when nobody touches it. Without script the typed code works alone.
import { Camera, reader } from "./lib/door/camera";
import { scanned } from "./lib/door/code";
import { idle } from "./lib/idle";
import { find, need } from "./lib/page";

const root = need<HTMLElement>("[data-tablet]");
// A page that the browser kept whole would show the last person again.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.replace(root.dataset.awal ?? location.pathname);
});
if (root.dataset.tablet === "awal") start();
else watch();

function start(): void {
  const form = need<HTMLFormElement>("form[data-kode]");
  const code = need<HTMLInputElement>("#kode");
  const button = need<HTMLButtonElement>("[data-kamera]");
  const box = need<HTMLElement>("[data-film-kotak]");
  const news = need<HTMLElement>("[data-kamera-kabar]");
  // What another person typed is not offered, and a reload begins anew.
  form.reset();
  // The reason for coming back belongs to the last person.
  if (location.search) history.replaceState(null, "", location.pathname);
  code.focus({ preventScroll: true });
  // A hand-held reader types and ends with Enter: wherever the focus is, it types into the field.
  document.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !(event.target instanceof HTMLInputElement) && !event.ctrlKey && !event.metaKey) code.focus();
  });
  const camera = new Camera(need<HTMLVideoElement>("[data-film]"), reader(need<HTMLLinkElement>("#alamat-worker").href, need<HTMLLinkElement>("#alamat-wasm").href), (text) => {
    const found = scanned(text);
    if (!found || !camera.isOpen) return;
    camera.close();
    code.value = found;
    form.requestSubmit();
  });
  button.hidden = !navigator.mediaDevices?.getUserMedia;
  const look = async () => {
    try {
      box.hidden = false;
      await camera.open();
      button.hidden = true;
    } catch {
      box.hidden = true;
      news.textContent = news.dataset.tiada!;
    }
  };
  button.addEventListener("click", () => void look());
  // A camera that was allowed before opens by itself.
  void navigator.permissions?.query({ name: "camera" as PermissionName }).then((p) => (p.state === "granted" ? look() : undefined), () => undefined);
  void navigator.wakeLock?.request("screen").catch(() => undefined);
}

function watch(): void {
  const limit = Number(root.dataset.diam);
  const end = need<HTMLFormElement>("form[data-akhiri]");
  const dialog = find<HTMLDialogElement>("#masih");
  let last = Date.now();
  const touched = () => {
    if (!dialog?.open) last = Date.now();
  };
  for (const kind of ["pointerdown", "pointermove", "keydown", "scroll", "input"]) addEventListener(kind, touched, { passive: true, capture: true });
  dialog?.addEventListener("close", () => (last = Date.now()));
  dialog?.querySelector("[data-lanjut]")?.addEventListener("click", () => dialog.close());
  setInterval(() => {
    const { step, left } = idle(Date.now() - last, limit);
    if (step === "end") {
      last = Date.now();
      end.submit();
    } else if (step === "warn" && dialog) {
      need<HTMLElement>("[data-sisa]", dialog).textContent = String(left);
      if (!dialog.open) dialog.showModal();
    }
  }, 500);
}
