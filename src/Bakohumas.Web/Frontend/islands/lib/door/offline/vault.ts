// What a phone keeps for one event: the signed list, the rows that the server does not have yet, and who passed which door. In IndexedDB, so that
// a closed tab, a restart or a dead battery loses nothing. Where the browser forbids storage everything lives in memory, and the page says so.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Scan } from "../api";
import type { Direction } from "./rules";
import { letGo, Shelf } from "./shelf";

/** A row to be brought: the admission call as it happened, forced, with what this door said. */
export interface Row extends Scan {
  slug: string;
  /** Whose row it is: a phone that is paired again has another identity, and brings this one with the token of before. */
  deviceId: string;
  occasion: string;
  verdict: "admitted" | "left" | "alreadyInside" | "refused" | "unknown";
  reason?: string;
  /** Taken back here before it was brought: undone as soon as it is. */
  undoneAt?: string;
  undoNonce?: string;
  /** Brought a second time under a nonce of its own: its answer is the last word. */
  again?: true;
  /** The server could not take it: it stays, for the file. */
  problem?: string;
}

/** A passage of a ticket at an occasion, of this phone or another door. */
export interface Move { nonce: string; slug: string; ticket: string; occasion: string; direction: Direction; gate: string; at: number; admissionId?: string }

export interface Kept { slug: string; jws: string; tag: string; goodUntil: number }

interface Shelves extends DBSchema {
  lists: { key: string; value: Kept };
  rows: { key: string; value: Row; indexes: { slug: string } };
  moves: { key: string; value: Move; indexes: { ticket: [string, string]; slug: string } };
  marks: { key: string; value: string };
}

export interface Vault {
  /** False when nothing outlives this page. */
  readonly isLasting: boolean;
  list(): Promise<Kept | null>;
  keepList(kept: Kept): Promise<void>;
  dropList(): Promise<void>;
  rows(): Promise<Row[]>;
  row(nonce: string): Promise<Row | null>;
  /** Kept, with its movement, or neither; durable when it is done. */
  keepRow(row: Row, move: Move | null): Promise<void>;
  changeRow(row: Row): Promise<void>;
  dropRow(nonce: string): Promise<void>;
  moves(ticket: string): Promise<Move[]>;
  move(nonce: string): Promise<Move | null>;
  keepMoves(moves: Move[]): Promise<void>;
  dropMoves(nonces: string[]): Promise<void>;
  mark(name: string): Promise<string | null>;
  keepMark(name: string, value: string): Promise<void>;
}

export async function openVault(slug: string, now: number): Promise<Vault> {
  try {
    const vault = new LastingVault(await Shelf.open(shelves), slug);
    await vault.sweep(now);
    return vault;
  } catch {
    return new PassingVault(slug);
  }
}

function shelves(): Promise<IDBPDatabase<Shelves>> {
  return openDB<Shelves>("bakohumas-pintu", 1, {
    upgrade(fresh) {
      fresh.createObjectStore("lists", { keyPath: "slug" });
      fresh.createObjectStore("rows", { keyPath: "nonce" }).createIndex("slug", "slug");
      const moves = fresh.createObjectStore("moves", { keyPath: "nonce" });
      moves.createIndex("ticket", ["slug", "ticket"]);
      moves.createIndex("slug", "slug");
      fresh.createObjectStore("marks");
    },
    blocking: letGo,
  });
}

/** Instants in one form: their texts are in their order. */
const byTime = (a: Row, b: Row) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

class LastingVault implements Vault {
  readonly isLasting = true;

  constructor(private readonly shelf: Shelf<Shelves>, private readonly slug: string) {}

  /** Lists whose time is over go, of whatever event, when any door is opened. */
  async sweep(now: number): Promise<void> {
    for (const kept of await this.on((db) => db.getAll("lists"))) if (now > kept.goodUntil) await new LastingVault(this.shelf, kept.slug).dropList();
  }

  private on<T>(act: (db: IDBPDatabase<Shelves>) => Promise<T>): Promise<T> {
    return this.shelf.on(act);
  }

  async list(): Promise<Kept | null> {
    return (await this.on((db) => db.get("lists", this.slug))) ?? null;
  }

  async keepList(kept: Kept): Promise<void> {
    await this.on((db) => db.put("lists", kept));
  }

  async dropList(): Promise<void> {
    await this.on((db) => db.delete("lists", this.slug));
    await this.dropMoves(await this.on((db) => db.getAllKeysFromIndex("moves", "slug", this.slug)));
    await this.on((db) => db.delete("marks", `${this.slug}/after`));
  }

  async rows(): Promise<Row[]> {
    return (await this.on((db) => db.getAllFromIndex("rows", "slug", this.slug))).sort(byTime);
  }

  async row(nonce: string): Promise<Row | null> {
    return (await this.on((db) => db.get("rows", nonce))) ?? null;
  }

  async keepRow(row: Row, move: Move | null): Promise<void> {
    await this.on(async (db) => {
      // Strict: the light turns green only once the row lies on the phone's own storage.
      const act = db.transaction(["rows", "moves"], "readwrite", { durability: "strict" });
      void act.objectStore("rows").put(row);
      if (move) void act.objectStore("moves").put(move);
      await act.done;
    });
  }

  async changeRow(row: Row): Promise<void> {
    await this.on((db) => db.put("rows", row));
  }

  async dropRow(nonce: string): Promise<void> {
    await this.on((db) => db.delete("rows", nonce));
  }

  moves(ticket: string): Promise<Move[]> {
    return this.on((db) => db.getAllFromIndex("moves", "ticket", [this.slug, ticket]));
  }

  async move(nonce: string): Promise<Move | null> {
    return (await this.on((db) => db.get("moves", nonce))) ?? null;
  }

  async keepMoves(moves: Move[]): Promise<void> {
    await this.on(async (db) => {
      const act = db.transaction("moves", "readwrite");
      for (const move of moves) void act.store.put(move);
      await act.done;
    });
  }

  async dropMoves(nonces: string[]): Promise<void> {
    await this.on(async (db) => {
      const act = db.transaction("moves", "readwrite");
      for (const nonce of nonces) void act.store.delete(nonce);
      await act.done;
    });
  }

  async mark(name: string): Promise<string | null> {
    return (await this.on((db) => db.get("marks", `${this.slug}/${name}`))) ?? null;
  }

  async keepMark(name: string, value: string): Promise<void> {
    await this.on((db) => db.put("marks", value, `${this.slug}/${name}`));
  }
}

/** The same in memory: for a browser that forbids storage, and for tests of what is decided. */
export class PassingVault implements Vault {
  readonly isLasting = false;
  private kept: Kept | null = null;
  private readonly queue = new Map<string, Row>();
  private readonly passed = new Map<string, Move>();
  private readonly marks = new Map<string, string>();

  constructor(private readonly slug: string) {}

  async list(): Promise<Kept | null> {
    return this.kept;
  }

  async keepList(kept: Kept): Promise<void> {
    this.kept = kept;
  }

  async dropList(): Promise<void> {
    this.kept = null;
    this.passed.clear();
    this.marks.delete("after");
  }

  async rows(): Promise<Row[]> {
    return [...this.queue.values()].filter((r) => r.slug === this.slug).sort(byTime);
  }

  async row(nonce: string): Promise<Row | null> {
    return this.queue.get(nonce) ?? null;
  }

  async keepRow(row: Row, move: Move | null): Promise<void> {
    this.queue.set(row.nonce, row);
    if (move) this.passed.set(move.nonce, move);
  }

  async changeRow(row: Row): Promise<void> {
    this.queue.set(row.nonce, row);
  }

  async dropRow(nonce: string): Promise<void> {
    this.queue.delete(nonce);
  }

  async moves(ticket: string): Promise<Move[]> {
    return [...this.passed.values()].filter((m) => m.ticket === ticket);
  }

  async move(nonce: string): Promise<Move | null> {
    return this.passed.get(nonce) ?? null;
  }

  async keepMoves(moves: Move[]): Promise<void> {
    for (const move of moves) this.passed.set(move.nonce, move);
  }

  async dropMoves(nonces: string[]): Promise<void> {
    for (const nonce of nonces) this.passed.delete(nonce);
  }

  async mark(name: string): Promise<string | null> {
    return this.marks.get(name) ?? null;
  }

  async keepMark(name: string, value: string): Promise<void> {
    this.marks.set(name, value);
  }
}
