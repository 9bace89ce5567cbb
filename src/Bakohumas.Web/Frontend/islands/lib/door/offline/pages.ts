// The door's pages on the phone, for when there is no network: which are kept, with what they need, and when the kept one is shown.

const shelf = "bakohumas-pintu-1";
const needs = shelf + "-perlu";
const patience = 4000;

export interface Web { caches: CacheStorage; fetch: (request: Request | string, how?: RequestInit) => Promise<Response> }

/** Shelves of earlier forms of this worker go. */
export async function forgetOld({ caches }: Web): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith("bakohumas-pintu-") && !name.startsWith(shelf)) await caches.delete(name);
}

/** Each page names everything that it needs; what no kept page needs any more goes. */
export async function keep({ caches, fetch }: Web, page: string, addresses: string[]): Promise<void> {
  const kept = await caches.open(shelf);
  await Promise.all(addresses.map(async (address) => {
    const isPage = !new URL(address).pathname.startsWith("/dist/");
    if (isPage || !(await kept.match(address))) await fetch(address, { cache: isPage ? "no-store" : "default" }).then((answer) => (answer.ok ? kept.put(address, answer) : undefined), () => undefined);
  }));
  const lists = await caches.open(needs);
  await lists.put(page, new Response(JSON.stringify(addresses)));
  const all = new Set<string>();
  for (const request of await lists.keys()) for (const address of (await (await lists.match(request))!.json()) as string[]) all.add(address);
  for (const request of await kept.keys()) if (!all.has(request.url)) await kept.delete(request);
}

/** The newest page while the server answers, the kept one when it does not. */
export async function page({ caches, fetch }: Web, request: Request): Promise<Response> {
  const kept = await caches.open(shelf);
  const address = new URL(request.url);
  const old = () => kept.match(address.origin + address.pathname);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    // A proxy's page about a server that is away is no door.
    return answer.status >= 500 ? ((await old()) ?? answer) : answer;
  } catch (fault) {
    const answer = await old();
    if (answer) return answer;
    throw fault;
  }
}

/** A file never changes under its address: the kept one is as good as the server's. */
export async function file({ caches, fetch }: Web, request: Request): Promise<Response> {
  return (await (await caches.open(shelf)).match(request)) ?? fetch(request);
}
