// The signed attendee list on this phone: verified once, then asked by code. Made by OfflineList on the server; see there for its form.

export interface Listed { t: string; n: string; a: string; r: string; s: "registered" | "cancelled" | "codeReplaced" }
export interface Named { t: string; n: string; a: string; u?: string; l: string }

export interface ListBody {
  v: 1;
  event: { slug: string; name: string; zone: string; state: string; startsAt: number; endsAt: number };
  occasions: { id: string; startsAt: number; endsAt: number }[];
  madeAt: number;
  goodUntil: number;
  box: string;
  salt: string;
  entries: string[];
  names?: Named[];
}

const head = '{"alg":"ES256","typ":"bakohumas-list"}';
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const info = ascii("bakohumas offline entry v1");

export class AttendeeList {
  private readonly entries = new Map<string, string>();
  private readonly salt: Uint8Array<ArrayBuffer>;

  private constructor(readonly body: ListBody) {
    this.salt = bytes(body.salt);
    // The first 16 bytes of an entry are 21 characters of base64url and two bits of the next: nothing has to be decoded to find it.
    for (const entry of body.entries) this.entries.set(entry.slice(0, 21) + digits[digits.indexOf(entry[21]!) & 48], entry);
  }

  /** Null for a list that this key has not signed. */
  static async open(jws: string, listKey: string): Promise<AttendeeList | null> {
    const [first, payload, signature, more] = jws.split(".");
    if (!first || !payload || !signature || more !== undefined) return null;
    try {
      if (new TextDecoder().decode(bytes(first)) !== head) return null;
      const key = await crypto.subtle.importKey("spki", bytes(listKey), { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
      const isOurs = await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, bytes(signature), ascii(`${first}.${payload}`));
      if (!isOurs) return null;
      const body = JSON.parse(new TextDecoder().decode(bytes(payload))) as ListBody;
      return body.v === 1 ? new AttendeeList(body) : null;
    } catch {
      return null;
    }
  }

  get size(): number {
    return this.entries.size;
  }

  /** Who stands behind the 16 characters of a door code; null when the list does not have it. */
  async find(code: string): Promise<{ ticket: string; person: Listed } | null> {
    const ticket = await lookup(code);
    const entry = this.entries.get(ticket);
    if (!entry) return null;
    const root = await crypto.subtle.importKey("raw", ascii(code), "HKDF", false, ["deriveBits"]);
    const secrets = new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: this.salt, info }, root, 44 * 8));
    const key = await crypto.subtle.importKey("raw", secrets.slice(0, 32), "AES-GCM", false, ["decrypt"]);
    try {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: secrets.slice(32), tagLength: 128 }, key, bytes(entry).slice(16));
      return { ticket, person: JSON.parse(new TextDecoder().decode(plain)) as Listed };
    } catch {
      return null;
    }
  }

  /** Supervisors only: people whose name holds every word, at most ten. */
  search(query: string): Named[] {
    const wanted = plain(query).split(" ").filter(Boolean);
    if (wanted.join("").length < 3) return [];
    return (this.body.names ?? []).filter((p) => { const name = plain(p.n); return wanted.every((w) => name.includes(w)); }).slice(0, 10);
  }

  named(ticketId: string): Named | null {
    return this.body.names?.find((p) => p.t === ticketId) ?? null;
  }
}

/** How doors name a ticket to each other: the first 16 bytes of SHA-256 over its code, base64url. */
export async function lookup(code: string): Promise<string> {
  return text(new Uint8Array(await crypto.subtle.digest("SHA-256", ascii(code))).slice(0, 16));
}

export function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const raw = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  const all = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) all[i] = raw.charCodeAt(i);
  return all;
}

export function text(raw: Uint8Array): string {
  let all = "";
  for (let i = 0; i < raw.length; i += 0x8000) all += String.fromCharCode(...raw.subarray(i, i + 0x8000));
  return btoa(all).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export function ascii(value: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(value);
}

const plain = (value: string) => value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}' ]/gu, " ").trim();
