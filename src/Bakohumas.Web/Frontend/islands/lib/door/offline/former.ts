// What an earlier identity of this phone has not brought: by its own token, which opens nothing else (product 6.3, "what happened offline is a fact").
import { DoorLine, type Line } from "../api";
import { former, keepFormer } from "../store";
import { Courier } from "./sync";
import type { Vault } from "./vault";
import { bringForms, type Forms } from "./walkins";

/** Brings it as far as the network allows; an identity with nothing left is forgotten. */
export async function bringFormer(slug: string, vault: Vault, forms: Forms, network?: Line): Promise<void> {
  const left = [];
  for (const identity of former(slug)) {
    const line = new DoorLine(slug, identity.token, network);
    const courier = new Courier(line, vault);
    for (;;) {
      const rows = (await vault.rows()).filter((r) => r.deviceId === identity.deviceId && !r.problem);
      if (rows.length === 0) break;
      const outcome = await courier.bring(rows, new Date().toISOString(), null);
      const now = (await vault.rows()).filter((r) => r.deviceId === identity.deviceId && !r.problem);
      if (!outcome.ok || now.length >= rows.length) break;
    }
    await bringForms(identity.deviceId, line, forms, () => undefined);
    const waits = [...(await vault.rows()), ...(await forms.all())];
    if (waits.some((w) => w.deviceId === identity.deviceId)) left.push(identity);
  }
  keepFormer(slug, left);
}
