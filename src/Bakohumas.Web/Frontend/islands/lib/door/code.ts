// Door codes: 16 characters of Crockford's base32 in four groups, typed without regard to case; O is 0, I and L are 1.

const alphabet = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** The 16 characters of a typed code, or null when it cannot be one. */
export function normalise(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s\-–·.]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return alphabet.test(code) ? code : null;
}

/** What is sent for a scan: the whole text of the QR, at most 200 characters; the server decides what it is. */
export function scanned(text: string): string | null {
  const trimmed = text.trim();
  return trimmed.length > 0 && trimmed.length <= 200 ? trimmed : null;
}

/** While a person types: groups of four. */
export function grouped(text: string): string {
  return (text.toUpperCase().replace(/[^0-9A-Z]/g, "").slice(0, 16).match(/.{1,4}/g) ?? []).join(" ");
}
