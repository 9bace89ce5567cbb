// The receipt: what was kept on this device for the signing is not needed any more, also when the answer to the sending was lost.
import { need } from "./lib/page";
import { keyOf, sweep, wipe } from "./lib/signing-draft";

const page = need<HTMLElement>("[data-signed]");
try {
  wipe(localStorage, keyOf(page.dataset.signed!));
  sweep(localStorage, Date.now());
} catch {
  // A browser without storage has kept nothing.
}
