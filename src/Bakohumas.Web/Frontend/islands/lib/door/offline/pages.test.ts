import test from "node:test";
import assert from "node:assert/strict";
import { file, forgetOld, keep, page, type Web } from "./pages";

const site = "https://bakohumas.example";
const at = (path: string) => site + path;

/** The browser's caches in memory, and a network that answers as the test says. */
function phone(net: Record<string, () => Response>) {
  const shelves = new Map<string, Map<string, Response>>();
  const asked: string[] = [];
  const url = (request: Request | string) => (typeof request === "string" ? request : request.url);
  const open = async (name: string) => {
    const shelf = shelves.get(name) ?? shelves.set(name, new Map()).get(name)!;
    return {
      match: async (request: Request | string) => shelf.get(url(request))?.clone(), put: async (request: Request | string, answer: Response) => void shelf.set(url(request), answer),
      keys: async () => [...shelf.keys()].map((u) => ({ url: u }) as Request), delete: async (request: Request | string) => shelf.delete(url(request)),
    };
  };
  const web = {
    caches: { open, keys: async () => [...shelves.keys()], delete: async (name: string) => shelves.delete(name) },
    fetch: async (request: Request | string) => {
      asked.push(url(request).slice(site.length));
      const answer = net[url(request).slice(site.length)];
      if (!answer) throw new TypeError("no network");
      return answer();
    },
  } as unknown as Web;
  return { web, net, asked, shelves, kept: () => [...(shelves.get("bakohumas-pintu-1")?.keys() ?? [])].map((u) => u.slice(site.length)).sort() };
}

const says = (text: string, status = 200) => () => new Response(text, { status });
const read = async (answer: Promise<Response>) => { const a = await answer; return `${a.status} ${await a.text()}`; };
const visit = (path: string) => new Request(at(path));

test("a page is kept with what it names, and files that are here already are not fetched again", async () => {
  const p = phone({ "/pintu/satu": says("1"), "/dist/door.js?v=1": says("js") });
  await keep(p.web, at("/pintu/satu"), [at("/pintu/satu"), at("/dist/door.js?v=1")]);
  await keep(p.web, at("/pintu/satu"), [at("/pintu/satu"), at("/dist/door.js?v=1")]);
  assert.deepEqual(p.kept(), ["/dist/door.js?v=1", "/pintu/satu"]);
  assert.deepEqual(p.asked, ["/pintu/satu", "/dist/door.js?v=1", "/pintu/satu"]);
});

test("what one door needs stays while another door of this phone is renewed, and what none needs goes", async () => {
  const p = phone({ "/pintu/satu": says("1"), "/pintu/dua": says("2"), "/dist/door.js?v=1": says("old"), "/dist/door.js?v=2": says("new") });
  await keep(p.web, at("/pintu/satu"), [at("/pintu/satu"), at("/dist/door.js?v=1")]);
  await keep(p.web, at("/pintu/dua"), [at("/pintu/dua"), at("/dist/door.js?v=2")]);
  assert.deepEqual(p.kept(), ["/dist/door.js?v=1", "/dist/door.js?v=2", "/pintu/dua", "/pintu/satu"]);
  await keep(p.web, at("/pintu/satu"), [at("/pintu/satu"), at("/dist/door.js?v=2")]);
  assert.deepEqual(p.kept(), ["/dist/door.js?v=2", "/pintu/dua", "/pintu/satu"]);
});

test("an error and a lost answer take nothing from what is kept", async () => {
  const p = phone({ "/pintu/satu": says("1"), "/dist/door.js?v=1": says("js") });
  const all = [at("/pintu/satu"), at("/dist/door.js?v=1")];
  await keep(p.web, at("/pintu/satu"), all);
  p.net["/pintu/satu"] = says("broken", 503);
  await keep(p.web, at("/pintu/satu"), all);
  delete p.net["/pintu/satu"];
  await keep(p.web, at("/pintu/satu"), all);
  assert.equal(await read(page(p.web, visit("/pintu/satu"))), "200 1");
});

test("while the server answers its page is shown, also when it says no", async () => {
  const p = phone({ "/pintu/satu": says("1") });
  await keep(p.web, at("/pintu/satu"), [at("/pintu/satu")]);
  p.net["/pintu/satu"] = says("newer");
  assert.equal(await read(page(p.web, visit("/pintu/satu"))), "200 newer");
  p.net["/pintu/satu"] = says("gone", 404);
  assert.equal(await read(page(p.web, visit("/pintu/satu"))), "404 gone");
});

test("from 500 on, and without any answer, the kept page is shown, whatever stands behind the question mark", async () => {
  const p = phone({ "/pintu/satu": says("1") });
  await keep(p.web, at("/pintu/satu"), [at("/pintu/satu")]);
  for (const status of [500, 502, 503, 504]) {
    p.net["/pintu/satu?bahasa=en"] = says("a proxy", status);
    assert.equal(await read(page(p.web, visit("/pintu/satu?bahasa=en"))), "200 1");
  }
  delete p.net["/pintu/satu?bahasa=en"];
  assert.equal(await read(page(p.web, visit("/pintu/satu?bahasa=en"))), "200 1");
});

test("a page that was never kept shows what there is: the error, or the browser's own word about it", async () => {
  const p = phone({ "/pintu/lain": says("a proxy", 502) });
  assert.equal(await read(page(p.web, visit("/pintu/lain"))), "502 a proxy");
  delete p.net["/pintu/lain"];
  assert.equal(await page(p.web, visit("/pintu/lain")).then(() => "shown", (fault: Error) => fault.message), "no network");
});

test("a kept file is not asked for, another is", async () => {
  const p = phone({ "/pintu/satu": says("1"), "/dist/door.js?v=1": says("js"), "/dist/lain.js": says("lain") });
  await keep(p.web, at("/pintu/satu"), [at("/pintu/satu"), at("/dist/door.js?v=1")]);
  p.asked.length = 0;
  assert.deepEqual([await read(file(p.web, visit("/dist/door.js?v=1"))), await read(file(p.web, visit("/dist/lain.js")))], ["200 js", "200 lain"]);
  assert.deepEqual(p.asked, ["/dist/lain.js"]);
});

test("shelves of an earlier worker go, those of other parts of the site stay", async () => {
  const p = phone({});
  for (const name of ["bakohumas-pintu-0", "bakohumas-pintu-0-perlu", "bakohumas-pintu-1", "bakohumas-pintu-1-perlu", "lain"]) await p.web.caches.open(name);
  await forgetOld(p.web);
  assert.deepEqual([...p.shelves.keys()], ["bakohumas-pintu-1", "bakohumas-pintu-1-perlu", "lain"]);
});
