import type { Tone } from "./verdict";

const tunes: Record<Tone, [hertz: number, seconds: number][]> = {
  ok: [[880, 0.09], [1320, 0.12]],
  ask: [[520, 0.08]],
  again: [[660, 0.14], [660, 0.14]],
  no: [[220, 0.32]],
};
const buzz: Record<Tone, number[]> = { ok: [60], ask: [30], again: [80, 60, 80], no: [320] };

let context: AudioContext | undefined;

/** Browsers let a page sound only after a tap: called by the first one. */
export function wake(): void {
  context ??= new AudioContext();
  void context.resume();
}

/** Three verdicts, three sounds, three vibrations: nobody has to look. */
export function sound(tone: Tone): void {
  navigator.vibrate?.(buzz[tone]);
  if (context?.state !== "running") return;
  let start = context.currentTime;
  for (const [hertz, seconds] of tunes[tone]) {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    oscillator.type = tone === "no" ? "sawtooth" : "sine";
    oscillator.frequency.value = hertz;
    volume.gain.setValueAtTime(0.25, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + seconds);
    start += seconds + 0.04;
  }
}
