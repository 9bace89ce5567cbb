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
interface Told extends Lasting { data: { keep?: string[] } }

const worker = self as unknown as Worker;

worker.addEventListener("install", (event) => (event as Lasting).waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => (event as Lasting).waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("bakohumas-pintu-") && name !== shelf) await caches.delete(name);
  await worker.clients.claim();
})()));

// The page names everything that it needs; what no page needs any more goes.
worker.addEventListener("message", (raw: Event) => (raw as Told).waitUntil((async () => {
  const keep = (raw as Told).data.keep ?? [];
  if (keep.length === 0) return;
  const kept = await caches.open(shelf);
  await Promise.all(keep.map(async (address) => {
    const isPage = !new URL(address).pathname.startsWith("/dist/");
    if (isPage || !(await kept.match(address))) await fetch(address, { cache: isPage ? "no-store" : "default" }).then((answer) => (answer.ok ? kept.put(address, answer) : undefined), () => undefined);
  }));
  for (const request of await kept.keys()) if (new URL(request.url).pathname.startsWith("/dist/") && !keep.includes(request.url)) await kept.delete(request);
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
  try {
    return await fetch(request, { signal: AbortSignal.timeout(patience) });
  } catch (fault) {
    const old = await kept.match(address.origin + address.pathname);
    if (old) return old;
    throw fault;
  }
}

async function file(request: Request): Promise<Response> {
  const kept = await caches.open(shelf);
  return (await kept.match(request)) ?? fetch(request);
}
