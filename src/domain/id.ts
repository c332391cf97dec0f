import { V7Generator } from 'uuidv7'

/** Random numbers fetched by the thousand: the library's own eight at a time cost more than all else an id takes. */
const words = new Uint32Array(1024)
let used = words.length
const generator = new V7Generator({
  nextUint32() {
    if (used === words.length) {
      crypto.getRandomValues(words)
      used = 0
    }
    return words[used++] as number
  },
})

const HEX = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0))
/** An id as it is written, dashes and all, filled anew each time: the library puts it together letter by letter, which leaves thirty texts behind. */
const letters: number[] = new Array(36).fill('-'.charCodeAt(0))

/** A new UUIDv7: ordered by time of creation, so keyset paging by id is paging by age. */
export function newId(): string {
  const { bytes } = generator.generate()
  for (let n = 0, at = 0; n < 16; n++) {
    if (n === 4 || n === 6 || n === 8 || n === 10) at++
    const byte = bytes[n] as number
    letters[at++] = HEX[byte >> 4] as number
    letters[at++] = HEX[byte & 15] as number
  }
  return String.fromCharCode.apply(null, letters)
}

/** The lowest id that could have been made at that moment or later. */
export function firstIdAt(instant: string): string {
  const hex = Date.parse(instant).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
