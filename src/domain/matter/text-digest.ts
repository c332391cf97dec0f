/** Texts that differ only in spaces, punctuation, figures and case have the same digest: the same words used again. */
export function digestOf(text: string): string {
  const bare = text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\p{P}\p{S}\p{Z}\p{N}\s]/gu, '')
  let [high, low] = [0xcbf29ce4, 0x84222325]
  for (let i = 0; i < bare.length; i++) {
    const code = bare.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code ^ (low >>> 13), 0x85ebca6b)
  }
  const hex = (n: number) => (n >>> 0).toString(16).padStart(8, '0')
  return `${hex(high)}${hex(low)}${bare.length.toString(16).padStart(4, '0')}`
}
