// What a phone keeps for one event: the signed list, the rows that the server does not have yet, and who passed which door. In IndexedDB, so that
// a closed tab, a restart or a dead battery loses nothing. Where the browser forbids storage everything lives in memory, and the page says so.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Scan } from "../api";
import type { Direction } from "./rules";

/** A row to be brought: the admission call as it happened, forced, with what this door said. */
export interface Row extends Scan {
  slug: string;
  occasion: string;
  verdict: "admitted" | "left" | "alreadyInside" | "refused" | "unknown";
  reason?: string;
  /** For the list of the person who looks: never sent. */
  name: string | null;
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

export interface Kept { slug: string; jws: string; tag: string }

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

export async function openVault(slug: string): Promise<Vault> {
  try {
    const db = await openDB<Shelves>("bakohumas-pintu", 1, {
      upgrade(fresh) {
        fresh.createObjectStore("lists", { keyPath: "slug" });
        fresh.createObjectStore("rows", { keyPath: "nonce" }).createIndex("slug", "slug");
        const moves = fresh.createObjectStore("moves", { keyPath: "nonce" });
        moves.createIndex("ticket", ["slug", "ticket"]);
        moves.createIndex("slug", "slug");
        fresh.createObjectStore("marks");
      },
      // Another tab with a newer page may change the shelves; this one lets go instead of blocking it.
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    });
    return new LastingVault(db, slug);
  } catch {
    return new PassingVault(slug);
  }
}

class LastingVault implements Vault {
  readonly isLasting = true;

  constructor(private readonly db: IDBPDatabase<Shelves>, private readonly slug: string) {}

  async list(): Promise<Kept | null> {
    return (await this.db.get("lists", this.slug)) ?? null;
  }

  async keepList(kept: Kept): Promise<void> {
    await this.db.put("lists", kept);
  }

  async dropList(): Promise<void> {
    await this.db.delete("lists", this.slug);
    const moves = await this.db.getAllKeysFromIndex("moves", "slug", this.slug);
    await this.dropMoves(moves);
    await this.db.delete("marks", `${this.slug}/after`);
  }

  async rows(): Promise<Row[]> {
    return (await this.db.getAllFromIndex("rows", "slug", this.slug)).sort((a, b) => a.at.localeCompare(b.at));
  }

  async keepRow(row: Row, move: Move | null): Promise<void> {
    // Strict: the light turns green only once the row lies on the phone's own storage.
    const act = this.db.transaction(["rows", "moves"], "readwrite", { durability: "strict" });
    void act.objectStore("rows").put(row);
    if (move) void act.objectStore("moves").put(move);
    await act.done;
  }

  async changeRow(row: Row): Promise<void> {
    await this.db.put("rows", row);
  }

  async dropRow(nonce: string): Promise<void> {
    await this.db.delete("rows", nonce);
  }

  moves(ticket: string): Promise<Move[]> {
    return this.db.getAllFromIndex("moves", "ticket", [this.slug, ticket]);
  }

  async move(nonce: string): Promise<Move | null> {
    return (await this.db.get("moves", nonce)) ?? null;
  }

  async keepMoves(moves: Move[]): Promise<void> {
    const act = this.db.transaction("moves", "readwrite");
    for (const move of moves) void act.store.put(move);
    await act.done;
  }

  async dropMoves(nonces: string[]): Promise<void> {
    const act = this.db.transaction("moves", "readwrite");
    for (const nonce of nonces) void act.store.delete(nonce);
    await act.done;
  }

  async mark(name: string): Promise<string | null> {
    return (await this.db.get("marks", `${this.slug}/${name}`)) ?? null;
  }

  async keepMark(name: string, value: string): Promise<void> {
    await this.db.put("marks", value, `${this.slug}/${name}`);
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
    return [...this.queue.values()].filter((r) => r.slug === this.slug).sort((a, b) => a.at.localeCompare(b.at));
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
