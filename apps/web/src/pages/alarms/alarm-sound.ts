import type { AlarmLevelWord } from "@yunqing/wire";

// Sound of alarms (报警声): tones made by the browser; it lets none out before the person has clicked once, so the switch is that click.

const kept = "yunqing.alarm-sound";
let context: AudioContext | null = null;

/** Whether the person wants to hear alarms on this machine. */
export function soundWanted(): boolean { return localStorage.getItem(kept) === "on"; }
/** Turns the sound on or off; called from a click, which is what browsers ask for. */
export function wantSound(on: boolean): void {
  localStorage.setItem(kept, on ? "on" : "off");
  if (!on) return;
  context ??= new AudioContext();
  void context.resume();
  ring("notice");
}
/** After a reload the wish is kept, and the first click or key lets the sound out again. */
export function readySound(): void {
  if (!soundWanted() || context !== null) return;
  context = new AudioContext();
  void context.resume();
}
const tones: Readonly<Record<AlarmLevelWord, readonly number[]>> = { notice: [660], general: [660, 880], major: [880, 660, 880], severe: [988, 740, 988, 740, 988] };
/** Rings once: more and higher tones for worse levels. Nothing happens while sound is off or not let out yet. */
export function ring(level: AlarmLevelWord): void {
  if (context === null || !soundWanted() || context.state !== "running") return;
  const start = context.currentTime;
  for (const [at, hertz] of tones[level].entries()) {
    const tone = context.createOscillator(), loudness = context.createGain(), from = start + at * 0.22;
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.0001, from); loudness.gain.exponentialRampToValueAtTime(0.2, from + 0.02); loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.2);
    tone.connect(loudness).connect(context.destination);
    tone.start(from); tone.stop(from + 0.21);
  }
}
