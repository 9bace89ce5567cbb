// The pairing page of a screen or a shared tablet: the organizer's QR brings the code behind #, which is never sent to a server or kept in its logs.
import { need } from "./lib/page";

if (location.hash.length > 1) {
  const code = need<HTMLInputElement>("input[name=pairingCode]");
  code.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname + location.search);
  code.form?.querySelector("button")?.focus();
}
