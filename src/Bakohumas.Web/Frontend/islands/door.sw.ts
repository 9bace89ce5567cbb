// Keeps the door's page on the phone, so that it opens without network. Only pages below /pintu/ and the files they name are kept; calls to the
// server never pass through here.
const shelf = "bakohumas-pintu-1";
const patience = 4000;

interface Worker {
  addEventListener(name: string, listener: (event: Event) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { scope: string };
}
interface Lasting extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Lasting { request: Request; respondWith(answer: Promise<Response>): void }
interface Told extends Lasting { data: { page?: string; keep?: string[] } }

const worker = self as unknown as Worker;

worker.addEventListener("install", (event) => (event as Lasting).waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => (event as Lasting).waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("bakohumas-pintu-") && !name.startsWith(shelf)) await caches.delete(name);
  await worker.clients.claim();
})()));

// Each page names everything that it needs; what no kept page needs any more goes.
worker.addEventListener("message", (raw: Event) => (raw as Told).waitUntil((async () => {
  const { page: of, keep } = (raw as Told).data;
  if (!of || !keep || keep.length === 0) return;
  const kept = await caches.open(shelf);
  await Promise.all(keep.map(async (address) => {
    const isPage = !new URL(address).pathname.startsWith("/dist/");
    if (isPage || !(await kept.match(address))) await fetch(address, { cache: isPage ? "no-store" : "default" }).then((answer) => (answer.ok ? kept.put(address, answer) : undefined), () => undefined);
  }));
  const needs = await caches.open(shelf + "-perlu");
  await needs.put(of, new Response(JSON.stringify(keep)));
  const all = new Set<string>();
  for (const request of await needs.keys()) for (const address of (await (await needs.match(request))!.json()) as string[]) all.add(address);
  for (const request of await kept.keys()) if (!all.has(request.url)) await kept.delete(request);
})()));

worker.addEventListener("fetch", (raw) => {
  const event = raw as Fetching;
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate" && address.pathname.startsWith("/pintu/")) event.respondWith(page(request, address));
  else if (address.pathname.startsWith("/dist/") || address.pathname === "/favicon.svg") event.respondWith(file(request));
});

/** The newest page while the server answers, the kept one when it does not. */
async function page(request: Request, address: URL): Promise<Response> {
  const kept = await caches.open(shelf);
  const old = () => kept.match(address.origin + address.pathname);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    // A proxy's page about a server that is away is no door.
    return answer.status >= 500 ? ((await old()) ?? answer) : answer;
  } catch (fault) {
    const page = await old();
    if (page) return page;
    throw fault;
  }
}

async function file(request: Request): Promise<Response> {
  const kept = await caches.open(shelf);
  return (await kept.match(request)) ?? fetch(request);
}
