// What a signer has drawn, typed and ticked survives a dead network, a reload and a closed tab, on this device and for a day. It is
// wiped as soon as the receipt appears, and never kept on a device that many people share.

const life = 24 * 60 * 60_000;
const prefix = "ttd:";

export interface SigningDraft {
  at: number;
  /** The text it was meant for: consent to another one is not carried over. */
  hash: string;
  nonce: string;
  method: string;
  name: string;
  strokes: string;
  pledge: boolean;
  data: boolean;
  joint: boolean;
  /** It was sent, and no answer came. */
  sent: boolean;
}

type Keeper = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** The personal link is a secret: what stays on the device is told apart by a short hash of it (FNV-1a), not by the link. */
export function keyOf(path: string): string {
  let hash = 0x811c9dc5;
  for (const c of path) hash = Math.imul(hash ^ c.codePointAt(0)!, 0x01000193) >>> 0;
  return prefix + hash.toString(36);
}

export function keep(store: Keeper, key: string, draft: SigningDraft): void {
  try {
    store.setItem(key, JSON.stringify(draft));
  } catch {
    // Full, or forbidden: then the page is all there is.
  }
}

/** What was kept for this text; for another text the signature alone, without consent and number. */
export function recall(store: Keeper, key: string, hash: string, now: number): Partial<SigningDraft> | null {
  sweep(store, now);
  const draft = read(store.getItem(key));
  if (!draft) return null;
  if (draft.hash === hash) return draft;
  return { method: draft.method, name: draft.name, strokes: draft.strokes, data: draft.data, joint: draft.joint, sent: false };
}

export const wipe = (store: Keeper, key: string) => store.removeItem(key);

/** Drafts of other people and other days on this device go too. */
export function sweep(store: Keeper, now: number): void {
  const keys = Array.from({ length: store.length }, (_, i) => store.key(i)).filter((k): k is string => k?.startsWith(prefix) ?? false);
  for (const key of keys) {
    const draft = read(store.getItem(key));
    if (!draft || now - draft.at >= life || draft.at > now) store.removeItem(key);
  }
}

function read(text: string | null): SigningDraft | null {
  try {
    const draft = JSON.parse(text ?? "null") as SigningDraft | null;
    return draft && typeof draft.at === "number" && typeof draft.strokes === "string" && typeof draft.name === "string" ? draft : null;
  } catch {
    return null;
  }
}
