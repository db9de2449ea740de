/**
 * Counts wrong sign-ins of one kind of key, a name or an address (失败计数), in memory and bounded.
 * Names that nobody has are counted like those of users, so that being locked tells nothing. Instants are ISO text given from outside.
 */
export class Attempts {
  readonly #held = new Map<string, { count: number; first: string; lockedUntil: string | null }>();
  /** @param most wrong ones before the lock; @param lockMs how long wrong ones are remembered and the lock holds */
  constructor(readonly most: number, readonly lockMs: number, readonly capacity = 20_000) {}

  #current(key: string, now: string): { count: number; first: string; lockedUntil: string | null } | null {
    const entry = this.#held.get(key);
    if (!entry) return null;
    const over = entry.lockedUntil === null ? Date.parse(now) - Date.parse(entry.first) >= this.lockMs : entry.lockedUntil <= now;
    if (over) this.#held.delete(key);
    return over ? null : entry;
  }
  /** Until when the key is locked, or null. */
  lockedUntil(key: string, now: string): string | null { return this.#current(key, now)?.lockedUntil ?? null; }
  /** Counts one wrong attempt; @returns until when the key is locked by it, or null. */
  wrong(key: string, now: string): string | null {
    const entry = this.#current(key, now) ?? { count: 0, first: now, lockedUntil: null };
    entry.count += 1;
    if (entry.count >= this.most) entry.lockedUntil ??= new Date(Date.parse(now) + this.lockMs).toISOString();
    this.#held.delete(key);
    this.#held.set(key, entry);
    if (this.#held.size > this.capacity) this.#forgetOldest();
    return entry.lockedUntil;
  }
  /** Forgets the key: a right sign-in, or a reset by the system administrator. */
  forget(key: string): void { this.#held.delete(key); }
  /** The oldest that is not locked goes first, so that a flood of names does not open a lock. */
  #forgetOldest(): void {
    for (const [key, entry] of this.#held) if (entry.lockedUntil === null) { this.#held.delete(key); return; }
    const first = this.#held.keys().next();
    if (!first.done) this.#held.delete(first.value);
  }
}
