// Keeps the door's page on the phone, so that it opens without network. Only pages below /pintu/ and the files they name are kept; calls to the
// server never pass through here.
import { file, forgetOld, keep, page, type Web } from "./lib/door/offline/pages";

interface Worker {
  addEventListener(name: string, listener: (event: Event) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}
interface Lasting extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Lasting { request: Request; respondWith(answer: Promise<Response>): void }
interface Told extends Lasting { data: { page?: string; keep?: string[] } }

const worker = self as unknown as Worker;
const web: Web = { caches, fetch: (request, how) => fetch(request, how) };

worker.addEventListener("install", (event) => (event as Lasting).waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => (event as Lasting).waitUntil(forgetOld(web).then(() => worker.clients.claim())));
worker.addEventListener("message", (raw) => {
  const event = raw as Told;
  const { page: of, keep: addresses } = event.data;
  if (of && addresses && addresses.length > 0) event.waitUntil(keep(web, of, addresses));
});
worker.addEventListener("fetch", (raw) => {
  const event = raw as Fetching;
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate" && address.pathname.startsWith("/pintu/")) event.respondWith(page(web, request));
  else if (address.pathname.startsWith("/dist/") || address.pathname === "/favicon.svg") event.respondWith(file(web, request));
});
