// The staff's PIN: asked by the server, never kept here.

export type PinAnswer = "open" | "wrong" | "locked" | "none" | "unpaired" | "network";

export async function tryPin(slug: string, token: string, pin: string, call: typeof fetch = (...a) => fetch(...a)): Promise<PinAnswer> {
  const status = await post(`/kios/${encodeURIComponent(slug)}/buka`, token, pin, call);
  return ({ 204: "open", 403: "wrong", 429: "locked", 409: "none", 401: "unpaired", 404: "unpaired" } as Record<number, PinAnswer>)[status] ?? "network";
}

/** Sets the first PIN of this kiosk; a repeated answer that it is set already is as good. */
export async function setPin(slug: string, token: string, pin: string, call: typeof fetch = (...a) => fetch(...a)): Promise<boolean> {
  return [204, 409].includes(await post(`/kios/${encodeURIComponent(slug)}/pin`, token, pin, call));
}

export const isPin = (text: string): boolean => /^[0-9]{4,8}$/.test(text);

async function post(address: string, token: string, pin: string, call: typeof fetch): Promise<number> {
  try {
    const answer = await call(address, {
      method: "POST", headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" }, body: JSON.stringify({ pin }), cache: "no-store", signal: AbortSignal.timeout(8000),
    });
    return answer.status;
  } catch {
    return 0;
  }
}
