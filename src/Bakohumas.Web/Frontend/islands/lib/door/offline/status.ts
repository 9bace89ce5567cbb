// What the page says about its network and its readiness: the chip, the dialog behind it, and the rehearsal of the evening before.
import { fill, icon, make, need, type Words } from "../../page";
import type { Condition } from "../api";
import { clock } from "../verdict";
import type { Gatekeeper } from "./gatekeeper";
import type { Sync } from "./sync";
import type { Vault } from "./vault";
import type { Forms, WaitingForm } from "./walkins";

export interface Ready { hasCamera: boolean | null; testedAt: string | null }

interface BatteryOf { getBattery?: () => Promise<{ level: number }> }

export class Status {
  private waiting = 0;
  private asking = false;
  private battery: number | null = null;
  private isPersistent: boolean | null = null;
  private timer = 0;

  constructor(
    private readonly words: Words, private readonly zone: string, private readonly keeper: Gatekeeper, private readonly sync: Sync, private readonly vault: Vault,
    private readonly ready: () => Ready, private readonly clocks: { readonly skew: number; readonly uncertainty: number },
    private readonly forms: Forms, private readonly stuck: { show(forms: WaitingForm[]): void }) {}

  /** Asks the browser to keep what is stored, and what it says about its battery. */
  async prepare(): Promise<void> {
    this.isPersistent = this.vault.isLasting ? ((await navigator.storage?.persist?.().catch(() => false)) ?? null) : false;
    await this.measure();
  }

  async condition(): Promise<Condition> {
    await this.measure();
    const waiting = await this.lying();
    const list = this.keeper.list;
    const { hasCamera, testedAt } = this.ready();
    return {
      waiting, listRows: list?.size ?? null, listMadeAt: list ? new Date(list.body.madeAt).toISOString() : null, skewMs: this.skew, battery: this.battery,
      isPersistent: this.isPersistent, hasCamera, testedAt,
    };
  }

  busy(isAsking: boolean): void {
    this.asking = isAsking;
    clearTimeout(this.timer);
    // A call of a blink is not worth a word; one of half a second is.
    if (isAsking) this.timer = window.setTimeout(() => this.chip(), 500);
    else this.chip();
  }

  async show(): Promise<void> {
    this.waiting = await this.lying();
    this.chip();
    this.dialog();
    this.stuck.show(await this.forms.all());
    this.rehearsal();
  }

  /** What lies on this phone and not with the server: rows and forms, also of an identity of before. */
  private async lying(): Promise<number> {
    return (await this.vault.rows()).length + (await this.forms.all()).length;
  }

  get count(): number {
    return this.waiting;
  }

  private chip(): void {
    const chip = need<HTMLElement>("[data-jaringan]");
    const off = this.keeper.isOffline;
    const queue = this.waiting > 0 ? fill(this.words.menunggu!, { jumlah: this.waiting }) : "";
    const said = off ? this.words.luring! : this.asking ? this.words.menghubungi! : this.words.daring!;
    chip.dataset.state = off ? "off" : "online";
    chip.classList.toggle("is-off", off);
    need("[data-ikon]", chip).replaceChildren(icon(off ? "wifi-off" : "wifi"));
    const kata = need("[data-kata]", chip);
    const text = queue ? `${said}, ${queue}` : said;
    if (kata.textContent !== text) kata.textContent = text;
  }

  private dialog(): void {
    const { words } = this;
    const list = this.keeper.list;
    const at = (time: number) => `${clock(time, this.zone)} ${this.zone}`;
    need("[data-jaringan-kata]").textContent = this.keeper.isOffline ? fill(words.luring_sejak!, { waktu: at(this.keeper.offlineSince ?? Date.now()) }) : words.daring_kata!;
    // Said plainly: what this phone cannot know while it decides by itself.
    need("[data-jaringan-jujur]").textContent = !list ? words.tanpa_daftar! : this.keeper.isOffline ? fill(words.luring_tidak_tahu!, { waktu: at(this.sync.lastAt ?? list.body.madeAt) }) : "";
    need("[data-menunggu]").textContent = fill(words.menunggu_dikirim!, { jumlah: this.waiting });
    need("[data-daftar]").textContent = list ? fill(words.daftar_dari!, { jumlah: list.size, waktu: at(list.body.madeAt) }) : words.daftar_belum!;
    need("[data-terakhir]").textContent = this.sync.lastAt ? fill(words.terhubung_terakhir!, { waktu: at(this.sync.lastAt) }) : words.terhubung_belum!;
    const store = need<HTMLElement>("[data-simpanan]");
    store.hidden = this.vault.isLasting;
    need<HTMLElement>("[data-simpan]").hidden = this.waiting === 0;
  }

  private rehearsal(): void {
    const { words } = this;
    const list = this.keeper.list;
    const { hasCamera, testedAt } = this.ready();
    const skew = Math.abs(this.clocks.skew);
    const lines: [string, boolean | null, string][] = [
      [words.siap_server!, this.sync.lastAt !== null && !this.keeper.isOffline, words.siap_server_tidak!],
      [list ? fill(words.daftar_dari!, { jumlah: list.size, waktu: `${clock(list.body.madeAt, this.zone)} ${this.zone}` }) : words.siap_daftar!, list !== null, words.siap_daftar_tidak!],
      [words.siap_kamera!, hasCamera, words.siap_kamera_tidak!],
      [words.siap_uji!, testedAt !== null, words.siap_uji_tidak!],
      [words.siap_jam!, skew < 60_000, words.siap_jam_tidak!],
      [this.battery === null ? words.siap_baterai! : fill(words.siap_baterai_persen!, { persen: this.battery }), this.battery === null ? null : this.battery >= 50, words.siap_baterai_tidak!],
      [words.siap_simpan!, this.isPersistent, this.vault.isLasting ? words.siap_simpan_mungkin! : words.siap_simpan_tidak!],
      [fill(words.menunggu_dikirim!, { jumlah: this.waiting }), this.waiting === 0, words.siap_antre_tidak!],
    ];
    need("[data-siap]").replaceChildren(...lines.map(([label, ok, todo]) => make("li", { class: ok ? "is-ok" : "is-again" }, icon(ok ? "ok" : "again"),
      make("span", {}, make("strong", {}, label), make("small", {}, ok ? words.siap_ya! : todo)))));
    const all = lines.every(([, ok]) => ok !== false);
    need("[data-siap-semua]").textContent = all ? words.siap_semua! : words.siap_belum!;
  }

  /** Null before the server has said its time to this page. */
  private get skew(): number | null {
    return Number.isFinite(this.clocks.uncertainty) ? this.clocks.skew : null;
  }

  private async measure(): Promise<void> {
    const battery = await (navigator as unknown as BatteryOf).getBattery?.().catch(() => null);
    this.battery = battery ? Math.round(battery.level * 100) : null;
  }
}
