/** mulberry32: the same numbers for the same seed. */
export class Dice {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  upTo(n: number): number {
    return Math.floor(this.next() * (n + 1))
  }
  chance(p: number): boolean {
    return this.next() < p
  }
  /** Leans to the first ones, so that much happens to few. */
  lean = 0
  pick<T>(list: readonly T[]): T {
    const item = this.lean > 0 && this.chance(this.lean) ? list[0] : list[Math.floor(this.next() * list.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  maybe<T>(list: readonly T[], p = 0.8): T | null {
    return list.length > 0 && this.chance(p) ? this.pick(list) : null
  }
  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.upTo(15).toString(16)).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}
