// The queue as a file, for a phone that never finds the network again: the organizer gives it to the server. A seal by the device's own token
// shows that nobody wrote rows into it on the way; forms of walk-ins lie in it as they lie on the phone, sealed for the server.
import type { Former } from "../store";
import { ascii, text } from "./list";
import { sent } from "./sync";
import type { Row } from "./vault";
import { sealedBody, type WaitingForm } from "./walkins";

export interface QueueFile { name: string; content: string }

/** One file for each identity that this phone had, because its seal is the token's; none for one of which nothing waits. */
export async function queueFiles(slug: string, identities: Former[], rows: Row[], forms: WaitingForm[], now: Date): Promise<QueueFile[]> {
  const files: QueueFile[] = [];
  for (const { token, deviceId } of identities) {
    const own = rows.filter((r) => r.deviceId === deviceId && !r.undoneAt).map(sent);
    const guests = forms.filter((f) => f.deviceId === deviceId).map(sealedBody);
    if (own.length + guests.length === 0) continue;
    const name = `antrean-${slug}-${deviceId.slice(-4)}-${now.toISOString().slice(0, 16).replace(/[:T]/g, "")}.json`;
    files.push({ name, content: await sealedQueue({ v: 1, slug, deviceId, madeAt: now.toISOString(), rows: own, forms: guests }, token) });
  }
  return files;
}

async function sealedQueue(queue: object, token: string): Promise<string> {
  const payload = text(new TextEncoder().encode(JSON.stringify(queue)));
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
