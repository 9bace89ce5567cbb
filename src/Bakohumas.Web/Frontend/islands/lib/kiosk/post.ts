// What a paired kiosk keeps in this browser: its token and how it works. Nothing of any person.
import type { Pairing } from "../door/api";

export interface Post {
  token: string;
  zone: string;
  expiresAt: string;
  gate: string;
  size: "62" | "a6";
  printsAtOnce: boolean;
  sound: boolean;
  camera?: string;
}

const key = (slug: string) => `bakohumas:kios:${slug}`;

export function take(pairing: Pairing, gate: string): Post {
  return { token: pairing.token, zone: pairing.event.zone, expiresAt: pairing.expiresAt, gate, size: "62", printsAtOnce: false, sound: true };
}

export function load(slug: string, now: number, kept: Pick<Storage, "getItem" | "removeItem"> = localStorage): Post | null {
  try {
    const post = JSON.parse(kept.getItem(key(slug)) ?? "null") as Post | null;
    if (post?.token && Date.parse(post.expiresAt) > now) return post;
  } catch {
    // Half written, or by another version: paired anew.
  }
  kept.removeItem(key(slug));
  return null;
}

export function save(slug: string, post: Post, kept: Pick<Storage, "setItem"> = localStorage): void {
  kept.setItem(key(slug), JSON.stringify(post));
}

export function forget(slug: string): void {
  localStorage.removeItem(key(slug));
}
