// The arrivals of an event: follows /panel/kegiatan/{slug}/langsung/arus and writes numbers, bars and tables anew.
import { all, data, fill, find, make, need, type Words } from "./lib/page";
import { bars, clock, ways as waysOf, type Arrivals, type Line } from "./lib/arrivals";

const root = need<HTMLElement>("[data-kehadiran]");
const words = data<Words>("data-kehadiran");
const number = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en" : "id");
const lost = need<HTMLElement>("[data-putus]", root);
follow();

function follow(): void {
  const stream = new EventSource(root.dataset.kehadiran!);
  let silence = 0;
  stream.onopen = () => {
    clearTimeout(silence);
    lost.hidden = true;
  };
  stream.onmessage = (event: MessageEvent<string>) => show(JSON.parse(event.data) as Arrivals);
  stream.onerror = () => {
    clearTimeout(silence);
    silence = window.setTimeout(() => (lost.hidden = false), 5000);
    // Signed out, or the event is no longer this officer's: the page itself says so.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 15_000);
  };
}

function show(news: Arrivals): void {
  const totals: Record<string, number> = { came: news.came, registered: news.registered, inside: news.inside, absent: Math.max(0, news.registered - news.came) };
  for (const place of all<HTMLElement>("[data-angka]", root)) place.textContent = number.format(totals[place.dataset.angka!] ?? 0);
  const ways: Record<string, number> = { Door: news.ways.door, SelfCheckIn: news.ways.selfCheckIn, Online: news.ways.online, Paper: news.ways.paper };
  for (const place of all<HTMLElement>("[data-cara]", root)) place.textContent = number.format(ways[place.dataset.cara!] ?? 0);
  const hours = Number(root.dataset.jam);
  const from = find<HTMLElement>("[data-dari] time", root);
  if (from) from.textContent = from.textContent!.replace(/\d\d[.:]\d\d/, (old) => clock(news.from, 0, hours, old[2]!));
  const drawn = all<SVGRectElement>("[data-batang] rect", root);
  bars(news.minutes).forEach((height, i) => {
    drawn[i]?.setAttribute("y", String(120 - height));
    drawn[i]?.setAttribute("height", String(height));
  });
  need<HTMLElement>("[data-sepi]", root).hidden = news.minutes.some((count) => count > 0);
  fillTable("minutes", news.minutes.map((count, i): [string, number[]] => [clock(news.from, i, hours, "."), [count]]).filter(([, [count]]) => count! > 0).reverse());
  fillTable("gates", news.gates.map((line): [string, number[]] => [line.name, [line.came]]));
  fillTable("agencies", news.agencies.map(row), news.agencies.map(beside));
  fillTable("regions", news.regions.map(row), news.regions.map(beside));
}

function row(line: Line): [string, number[]] {
  return [line.name || words.tanpa_wilayah!, [line.came, line.expected, line.absent]];
}

function beside(line: Line): string {
  return waysOf(line, (word, count) => fill(words[`angka_${word}`]!, { jumlah: number.format(count) }));
}

function fillTable(name: string, rows: [string, number[]][], ways: string[] = []): void {
  const body = find<HTMLElement>(`[data-tabel=${name}]`, root);
  if (!body) return;
  const heads = all<HTMLElement>("thead th", body.closest("table")!).map((head) => head.textContent ?? "");
  body.replaceChildren(...rows.map(([title, counts], line) => make("tr", { role: "row" },
    make("th", { scope: "row", role: "rowheader" }, title),
    ...counts.map((count, i) => make("td", { role: "cell", class: "text-end bk-num", "data-label": heads[i + 1] ?? "" }, number.format(count),
      ...(i === 0 && ways[line] ? [make("small", { class: "d-block bk-muted" }, ways[line])] : []))))));
}
