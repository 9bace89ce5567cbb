// The hall's screen: follows the organizer's choice and the counts by server-sent events; a presenter's remote turns the parts of the oath.
import { all, data, fill, find, make, need, type Words } from "./lib/page";
import { arc, around, length, lit, turn, type Mode, type News } from "./lib/hall/state";

const root = need<HTMLElement>("[data-aula]");
const { kata: words, ikrar: turns } = data<{ kata: Words; ikrar: { guide: string; all: string | null }[] }>("data-aula");
const number = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en" : "id");
const fabric = find<SVGElement>(".bk-fabric", root);
const spoken = need<HTMLElement>("[data-suara]", root);
const lost = need<HTMLElement>("[data-putus]", root);
let known: Required<Pick<News, "present" | "online" | "expected" | "signed">> = {
  present: Number(root.dataset.present), online: Number(root.dataset.online), expected: Number(root.dataset.expected), signed: Number(root.dataset.signed),
};
let clause = 1;
let said = 0;
let code: { until: number; of: number } | null = null;

show(root.dataset.mode as Mode);
count();
read(1);
follow();
setInterval(ring, 1000);
addEventListener("keydown", (event) => {
  const next = turn(event.key, clause, turns.length);
  if (next !== null && root.dataset.mode === "text") read(next);
  if (event.key === "f") void document.documentElement.requestFullscreen?.().catch(() => undefined);
});
void navigator.wakeLock?.request("screen").catch(() => undefined);

function follow(): void {
  const stream = new EventSource(root.dataset.arus!);
  let silence = 0;
  stream.onopen = () => {
    clearTimeout(silence);
    lost.hidden = true;
  };
  stream.onmessage = (event: MessageEvent<string>) => hear(JSON.parse(event.data) as News);
  stream.onerror = () => {
    clearTimeout(silence);
    silence = window.setTimeout(() => (lost.hidden = false), 5000);
    // The browser gives up for good only when the server refuses: this screen was unpaired, or the event is over. Ask again, seldom.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 15_000);
  };
}

function hear(news: News): void {
  if (news.mode && news.mode !== root.dataset.mode) show(news.mode);
  known = { present: news.present ?? known.present, online: news.online ?? known.online, expected: news.expected ?? known.expected, signed: news.signed ?? known.signed };
  if (news.qr !== undefined) draw(news.qr);
  count();
}

function show(mode: Mode): void {
  root.dataset.mode = mode;
  root.classList.toggle("is-signing", mode === "text" || mode === "count");
  const hasCode = root.dataset.qrSekarang === "1";
  for (const part of all<HTMLElement | SVGElement>("[data-untuk],[data-qr-ada],[data-qr-tiada]", root)) {
    const modes = part.getAttribute("data-untuk")?.split(" ");
    const codeFits = part.hasAttribute("data-qr-ada") ? hasCode : part.hasAttribute("data-qr-tiada") ? !hasCode : true;
    part.toggleAttribute("hidden", !codeFits || (modes !== undefined && !modes.includes(mode)));
  }
}

function count(): void {
  const { present, online, expected, signed } = known;
  write("present", number.format(present));
  write("signed", number.format(signed));
  write("hadir", fill(words.hadir!, { jumlah: number.format(expected) }));
  write("daring", fill(words.hadir_daring!, { jumlah: number.format(online) }));
  for (const place of all<HTMLElement>("[data-isi=daring]", root)) place.hidden = online === 0;
  write("menandatangani", fill(words.menandatangani!, { jumlah: number.format(Math.max(present, signed)) }));
  weave(signed, expected);
  // The screen speaks at most every ten seconds.
  if (Date.now() - said < 10_000) return;
  said = Date.now();
  spoken.textContent = root.classList.contains("is-signing")
    ? `${number.format(signed)} ${fill(words.menandatangani!, { jumlah: number.format(Math.max(present, signed)) })}`
    : `${number.format(present)} ${fill(words.hadir!, { jumlah: number.format(expected) })}`;
}

/** Strands stand in shuffled order already: the first ones are lit, and nobody can tell whose is whose. */
function weave(signed: number, expected: number): void {
  if (!fabric) return;
  const strands = [...fabric.children];
  const on = lit(signed, expected, Number((fabric as SVGElement & HTMLOrSVGElement).dataset.each), strands.length);
  const settled = (i: number) => (i % 6 === 0 ? "w3" : "w2");
  strands.forEach((strand, i) => {
    const isLit = strand.getAttribute("class") !== "w0";
    if (i >= on && isLit) strand.setAttribute("class", "w0");
    if (i < on && !isLit) {
      strand.setAttribute("class", "new");
      setTimeout(() => strand.getAttribute("class") === "new" && strand.setAttribute("class", settled(i)), 2500);
    }
  });
  fabric.setAttribute("aria-label", fill(words.anyaman!, { terisi: on, jumlah: strands.length }));
}

function read(next: number): void {
  if (turns.length === 0) return;
  clause = Math.min(turns.length, Math.max(1, next));
  const list = need<HTMLOListElement>(".bk-recite", root);
  const said = (n: number) => turns[n - 1]!.all ?? turns[n - 1]!.guide;
  const size = length(said(clause));
  const shown = size === "longest" ? [clause] : around(turns.length, clause);
  list.start = shown[0]!;
  list.replaceChildren(...shown.map((n) => {
    const { guide, all: answer } = turns[n - 1]!;
    const item = document.createElement("li");
    if (answer !== null) item.append(make("small", {}, guide));
    item.append(said(n));
    item.classList.toggle("is-guide", answer === null);
    if (n === clause) {
      item.classList.add("is-now");
      item.dataset.length = size;
      item.setAttribute("aria-current", "true");
    }
    return item;
  }));
  write("butir", fill(words.butir!, { nomor: clause, jumlah: turns.length }));
  all<SVGElement>("[data-ketuk] rect", root).forEach((rect, i) => rect.setAttribute("class", i + 1 < clause ? "d" : i + 1 === clause ? "n" : "x"));
}

function draw(qr: News["qr"]): void {
  const plate = need<SVGElement>("[data-qr]", root);
  root.dataset.qrSekarang = qr ? "1" : "";
  show(root.dataset.mode as Mode);
  code = qr ? { until: Date.now() + qr.seconds * 1000, of: qr.of } : null;
  if (!qr) return;
  plate.setAttribute("viewBox", `0 0 ${qr.side} ${qr.side}`);
  need<SVGPathElement>("path", plate).setAttribute("d", qr.path);
  write("alamat", qr.address.replace(/^https?:\/\//, ""));
  ring();
}

function ring(): void {
  if (!code) return;
  const left = Math.max(0, Math.round((code.until - Date.now()) / 1000));
  need<SVGPathElement>("[data-cincin] .v", root).setAttribute("d", arc(left / code.of));
  write("berganti", fill(words.berganti!, { detik: left }));
}

function write(name: string, text: string): void {
  for (const place of all<HTMLElement>(`[data-isi="${name}"]`, root)) if (place.textContent !== text) place.textContent = text;
}
