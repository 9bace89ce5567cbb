// Seals a form for the server: whoever finds this phone reads nobody's name in it. See SealedForm on the server for the form of the box.

const info = ascii("bakohumas offline form v1");

/** @param box Public key of the event (SPKI, base64url), from the signed list. */
export async function seal(box: string, nonce: string, form: object): Promise<string> {
  const server = await crypto.subtle.importKey("spki", bytes(box), { name: "ECDH", namedCurve: "P-256" }, false, []);
  const own = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: server }, own.privateKey, 256);
  const root = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const secrets = new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: point, info }, root, 44 * 8));
  const key = await crypto.subtle.importKey("raw", secrets.slice(0, 32), "AES-GCM", false, ["encrypt"]);
  const bound = Uint8Array.from(nonce.replace(/-/g, "").match(/../g)!, (two) => parseInt(two, 16));
  const hidden = new Uint8Array(await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: secrets.slice(32), additionalData: bound, tagLength: 128 }, key, new TextEncoder().encode(JSON.stringify(form))));
  return base64url(new Uint8Array([...point, ...hidden]));
}

function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return ascii(atob(text.replace(/-/g, "+").replace(/_/g, "/")));
}

function base64url(data: Uint8Array): string {
  return btoa(String.fromCharCode(...data)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
