// Door codes: 16 characters of Crockford's base32 in four groups, typed without regard to case; O is 0, I and L are 1.

const alphabet = /^[0-9A-HJKMNP-TV-Z]{16}$/;
const longest = 200;

/** The 16 characters of a typed code, or null when it cannot be one. */
export function normalise(text: string): string | null {
  const code = text.replace(/[a-z]/g, (c) => c.toUpperCase()).replace(/[ \-\u00A0\u2010\u2011\u2013\t\r\n]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return alphabet.test(code) ? code : null;
}

/** What is sent for a scan: the whole text of the QR, at most 200 characters; the server decides what it is. */
export function scanned(text: string): string | null {
  const trimmed = text.trim();
  return trimmed.length > 0 && trimmed.length <= longest ? trimmed : null;
}

/** The code in a scan, as the server reads it (DoorCode.TryReadScan): typed, or at the end of an address `…/t/{code}` of whatever host. */
export function codeOf(scan: string): string | null {
  const text = scanned(scan);
  if (text === null) return null;
  if (!/^https?:\/\//i.test(text)) return normalise(text);
  const mark = Math.max(text.lastIndexOf("/t/"), text.lastIndexOf("/T/"));
  return mark < 0 ? null : normalise(text.slice(mark + 3).split(/[?#/]/)[0]!);
}

/** While a person types: groups of four. */
export function grouped(text: string): string {
  return (text.toUpperCase().replace(/[^0-9A-Z]/g, "").slice(0, 16).match(/.{1,4}/g) ?? []).join(" ");
}
