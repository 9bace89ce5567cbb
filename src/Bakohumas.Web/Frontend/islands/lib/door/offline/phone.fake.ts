// A phone at the door for tests in node: its list, its clock and its network are moved by hand.
import vectors from "../../../../../../../tests/Bakohumas.Domain.Tests/CheckIn/door-vectors.json";
import { DoorLine, type Answer, type Condition, type Line, type Scan } from "../api";
import { Gatekeeper } from "./gatekeeper";
import { AttendeeList } from "./list";
import { Sync } from "./sync";
import { PassingVault } from "./vault";

export const start = Date.parse("2026-12-07T00:20:00Z");
export const occasion = "0197a5e0-0000-7000-8000-0000000000aa";
export const [present, cancelled, replaced] = vectors.list.people;
export type Reply = (body: Record<string, any> | null) => Response | Promise<Response>;

/** A phone with a list, a clock that is moved by hand, and a network that does what the test says. */
export async function phone(reply: Reply, which: "plain" | "named" = "plain") {
  const clock = { at: start };
  const sent: { address: string; body: Record<string, any> | null }[] = [];
  const network: Line = {
    waits: [], patience: 1000, now: () => clock.at, ticks: () => clock.at, pause: async () => undefined,
    fetch: (async (address: string, init: RequestInit) => {
      const body = init.body ? (JSON.parse(init.body as string) as Record<string, any>) : null;
      sent.push({ address, body });
      return reply(body);
    }) as typeof fetch,
  };
  const line = new DoorLine("seminar-netralitas", "token", network);
  const vault = new PassingVault("seminar-netralitas");
  const keeper = new Gatekeeper("seminar-netralitas", which === "named" ? "supervise" : "scan", "d1", line, vault, () => undefined, { now: () => clock.at });
  keeper.list = await AttendeeList.open(vectors.list[which], vectors.list.listKey);
  let ended = 0;
  const condition: Condition = { waiting: 0, listRows: null, listMadeAt: null, skewMs: 0, battery: null, isPersistent: null, hasCamera: null, testedAt: null };
  const sync = new Sync("seminar-netralitas", "d1", line, vault, keeper, vectors.list.listKey, { condition: async () => condition, changed: () => undefined, ended: () => ended++ }, () => clock.at);
  return { clock, sent, line, vault, keeper, sync, ended: () => ended };
}

export const dead: Reply = () => { throw new TypeError("no network"); };
export const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { "Content-Type": status < 400 ? "application/json" : "application/problem+json" } });
export const scan = (code: string, more: Partial<Scan> = {}): Scan =>
  ({ nonce: crypto.randomUUID(), code, gate: "Utara", direction: "in", at: "2026-12-07T00:20:00.000Z", skewMs: 0, forced: false, preview: false, ...more });
export const answer = (part: Partial<Answer>): Answer => ({ verdict: "admitted", reason: null, name: null, agency: null, role: null, first: null, admissionId: "019", conflict: false, ...part });
/** A server that takes every row as it was said. */
export const takes: Reply = (body) => json(200, {
  answers: (body!.rows as Scan[]).map((r) => ({ nonce: r.nonce, status: 200, answer: answer({ verdict: (r as unknown as Answer).verdict }), problem: null })), arrivals: [], until: "2026-12-07T00:30:00Z", list: null, more: false,
});
