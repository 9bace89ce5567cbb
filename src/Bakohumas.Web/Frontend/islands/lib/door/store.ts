// What a paired device keeps in this browser: its token and how its person works. One entry per event.
import { DoorLine, type Line, type Pairing } from "./api";

export interface Post {
  token: string;
  deviceId: string;
  right: Pairing["right"];
  listKey: string | null;
  zone: string;
  gates: string[];
  expiresAt: string;
  gate: string;
  mode: "standard" | "express";
  direction: "in" | "out";
  sound: boolean;
  camera?: string;
  count: number;
  /** The difference of the clocks that was measured last: a page that is opened without network starts with it. */
  skew?: number;
  /** When a test code was last read here. */
  testedAt?: string;
}

const key = (slug: string) => `bakohumas:pintu:${slug}`;

export function take(pairing: Pairing, gate: string): Post {
  const { token, deviceId, right, listKey, event, expiresAt } = pairing;
  return { token, deviceId, right, listKey, zone: event.zone, gates: event.gates, expiresAt, gate, mode: "standard", direction: "in", sound: true, count: 0 };
}

export function load(slug: string, now: number): Post | null {
  try {
    const post = JSON.parse(localStorage.getItem(key(slug)) ?? "null") as Post | null;
    if (!post?.token) return null;
    if (Date.parse(post.expiresAt) > now) return post;
    retire(slug, post);
  } catch {
    forget(slug);
  }
  return null;
}

export function save(slug: string, post: Post): void {
  try {
    localStorage.setItem(key(slug), JSON.stringify(post));
  } catch {
    // A browser that forbids storage: the page works until it is closed, and says so.
  }
}

/** The line of this post, with the difference of the clocks that an earlier page measured. */
export function lineOf(slug: string, post: Post, line?: Line): DoorLine {
  return new DoorLine(slug, post.token, line, post.skew);
}

/** Keeps the post and what its line has measured. */
export function keep(slug: string, post: Post, line: DoorLine | null): void {
  if (line && Number.isFinite(line.uncertainty)) post.skew = line.skew;
  save(slug, post);
}

export function forget(slug: string): void {
  try {
    localStorage.removeItem(key(slug));
  } catch {
    // Nothing was kept.
  }
}

/** An identity that this phone had: its token can still bring what happened before it ended, and nothing else. */
export interface Former { token: string; deviceId: string }

const formerKey = (slug: string) => `bakohumas:pintu:${slug}:dahulu`;

export function former(slug: string): Former[] {
  try {
    return JSON.parse(localStorage.getItem(formerKey(slug)) ?? "[]") as Former[];
  } catch {
    return [];
  }
}

export function keepFormer(slug: string, all: Former[]): void {
  try {
    if (all.length > 0) localStorage.setItem(formerKey(slug), JSON.stringify(all));
    else localStorage.removeItem(formerKey(slug));
  } catch {
    // A browser that forbids storage keeps no identity.
  }
}

/** Ends this identity; its token stays until nothing of it waits. */
export function retire(slug: string, post: Former): void {
  keepFormer(slug, [...former(slug).filter((f) => f.deviceId !== post.deviceId), { token: post.token, deviceId: post.deviceId }]);
  forget(slug);
}
