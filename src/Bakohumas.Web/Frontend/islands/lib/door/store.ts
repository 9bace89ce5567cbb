// What a paired device keeps in this browser: its token and how its person works. One entry per event.
import type { Pairing } from "./api";

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
    forget(slug);
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

export function forget(slug: string): void {
  try {
    localStorage.removeItem(key(slug));
  } catch {
    // Nothing was kept.
  }
}
