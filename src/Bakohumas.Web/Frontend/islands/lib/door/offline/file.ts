// The queue as a file, for a phone that never finds the network again: the organizer gives it to the server. A seal by the device's own token
// shows that nobody wrote rows into it on the way.
import { ascii, text } from "./list";
import { sent } from "./sync";
import type { Row } from "./vault";

export async function queueFile(slug: string, deviceId: string, token: string, rows: Row[], now: Date): Promise<string> {
  const payload = text(new TextEncoder().encode(JSON.stringify({ v: 1, slug, deviceId, madeAt: now.toISOString(), rows: rows.filter((r) => !r.undoneAt).map(sent) })));
  // The server knows the token's SHA-256 and nothing else of it.
  const secret = await crypto.subtle.digest("SHA-256", ascii(token));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, ascii(payload)));
  return JSON.stringify({ payload, mac: text(mac) });
}

export function save(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
