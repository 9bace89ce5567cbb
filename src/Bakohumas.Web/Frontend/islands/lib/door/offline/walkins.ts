// Walk-ins without network: the form is sealed and kept, the person gets a slip, and the server hears of it later as of something that happened.
import { openDB, type DBSchema } from "idb";
import type { Outcome } from "../api";
import { slipNumber, type SealedBody, type WalkInAnswer, type WalkInBody, type WalkInLine } from "../walkin";
import { patience } from "./gatekeeper";
import { seal } from "./sealed";
import { letGo, Shelf } from "./shelf";

/** A form that waits; nothing in it names anybody. */
export interface WaitingForm extends SealedBody {
  slug: string;
  /** Whose form it is; brought with the token of that identity, as rows are. */
  deviceId: string;
  /** The server could not take it: it stays, and somebody looks. */
  problem?: string;
}

export interface Forms {
  all(): Promise<WaitingForm[]>;
  keep(form: WaitingForm): Promise<void>;
  drop(nonce: string): Promise<void>;
}

export interface Server {
  skew: number;
  walkIn(form: WalkInBody | SealedBody, patience?: number): Promise<Outcome<WalkInAnswer>>;
  undo(admissionId: string, nonce: string, at: string): Promise<Outcome<null>>;
}

/** Whether the door decides alone, and by which list; the list holds the key to which forms are sealed. */
export interface Guard { isOffline: boolean; readonly list: { body: { box: string } } | null; refusesGuest(): string | null; lost(): void }

export class WalkInQueue implements WalkInLine {
  private bringing: Promise<boolean> | null = null;

  constructor(
    private readonly slug: string, private readonly deviceId: string, private readonly server: Server, private readonly guard: Guard, private readonly forms: Forms, private readonly nextSlip: () => number,
    private readonly changed: () => void) {}

  get skew(): number {
    return this.server.skew;
  }

  undo(admissionId: string, nonce: string, at: string): Promise<Outcome<null>> {
    return this.server.undo(admissionId, nonce, at);
  }

  async walkIn(form: WalkInBody): Promise<Outcome<WalkInAnswer>> {
    const list = this.guard.list;
    if (!this.guard.isOffline || !list) {
      const outcome = await this.server.walkIn(form, list ? patience : undefined);
      if (outcome.ok || (outcome.trouble !== "network" && outcome.trouble !== "busy") || !list) return outcome;
      this.guard.lost();
    }
    const reason = this.guard.refusesGuest();
    if (reason) return { ok: true, value: { ...unheard(form), verdict: "refused", reason } };
    const { nonce, gate, at, skewMs, forced: _, slip: __, ...person } = form;
    // Pressed again before it was brought: the slip in the person's hand stays the one.
    const before = (await this.forms.all()).find((f) => f.nonce === nonce);
    const slip = before?.slip ?? slipNumber(gate, this.nextSlip());
    if (!before) await this.forms.keep({ slug: this.slug, deviceId: this.deviceId, nonce, gate, at, skewMs, forced: true, slip, sealed: await seal(list!.body.box, nonce, person) });
    this.changed();
    return { ok: true, value: { ...unheard(form), slip } };
  }

  /** True when everything was brought. Two callers share one run. */
  bring(): Promise<boolean> {
    this.bringing ??= bringForms(this.deviceId, this.server, this.forms, this.changed).finally(() => (this.bringing = null));
    return this.bringing;
  }
}

/** Brings the forms of one identity, one by one. True when none is left that could still be brought. */
export async function bringForms(deviceId: string, server: Pick<Server, "walkIn">, forms: Forms, changed: () => void): Promise<boolean> {
  for (const form of (await forms.all()).filter((f) => f.deviceId === deviceId && !f.problem)) {
    const outcome = await server.walkIn(sealedBody(form));
    // Whom the server refused afterwards holds a slip: the form stays, and somebody looks.
    if (outcome.ok && outcome.value.verdict === "refused") await forms.keep({ ...form, problem: outcome.value.reason ?? "refused" });
    else if (outcome.ok) await forms.drop(form.nonce);
    else if (outcome.trouble === "malformed" || outcome.trouble === "conflict") await forms.keep({ ...form, problem: outcome.trouble });
    // Its time lies after the end of this identity, or nobody knows it any more: asking again changes nothing.
    else if (outcome.trouble === "unpaired" || outcome.trouble === "missing") await forms.keep({ ...form, problem: "unpaired" });
    else return false;
    changed();
  }
  return true;
}

/** What the server gets of a form, by the network or in a file. */
export const sealedBody = ({ nonce, gate, at, skewMs, slip, sealed }: WaitingForm): SealedBody => ({ nonce, gate, at, skewMs, forced: true, slip, sealed });

/** What the door says of a guest whom the server has not heard of yet. */
const unheard = (form: WalkInBody): WalkInAnswer => ({
  verdict: "admitted", reason: null, name: form.name, agency: form.agency, role: "participant", first: null, admissionId: null, conflict: false, offline: true,
  known: false, entrance: null, qr: null, slip: null, seatCheck: false, mayOverride: false,
});

interface Drawer extends DBSchema { forms: { key: string; value: WaitingForm; indexes: { slug: string } } }

/** In IndexedDB; where the browser forbids storage in memory, which the page says already. */
export async function openForms(slug: string): Promise<Forms> {
  try {
    const shelf = await Shelf.open(() => openDB<Drawer>("bakohumas-langsung", 1, {
      upgrade: (fresh) => void fresh.createObjectStore("forms", { keyPath: "nonce" }).createIndex("slug", "slug"), blocking: letGo,
    }));
    return {
      all: async () => (await shelf.on((db) => db.getAllFromIndex("forms", "slug", slug))).sort((a, b) => a.at.localeCompare(b.at)),
      keep: (form) => shelf.on(async (db) => {
        // Strict: the light turns green only once the form lies on the phone's own storage.
        const act = db.transaction("forms", "readwrite", { durability: "strict" });
        void act.store.put(form);
        await act.done;
      }),
      drop: (nonce) => shelf.on((db) => db.delete("forms", nonce)),
    };
  } catch {
    return formsInMemory();
  }
}

export function formsInMemory(): Forms {
  const kept = new Map<string, WaitingForm>();
  return { all: async () => [...kept.values()], keep: async (form) => void kept.set(form.nonce, form), drop: async (nonce) => void kept.delete(nonce) };
}

/** This device's own count of slips at an event; goes on after the page was closed. */
export function slips(slug: string): () => number {
  let last = 0;
  const key = `bakohumas:slip:${slug}`;
  return () => {
    try {
      last = Math.max(last, Number(localStorage.getItem(key) ?? 0)) + 1;
      localStorage.setItem(key, String(last));
    } catch {
      last++;
    }
    return last;
  };
}
