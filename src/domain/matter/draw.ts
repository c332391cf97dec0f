/** Whether a sample of this share falls on this matter. Drawn from its id, so that the draw is the same whenever it is looked at. */
export function drawn(share: number | undefined, matterId: string, seed: string): boolean {
  return share === undefined || fractionOf(`${seed}:${matterId}`) < share
}

/** FNV-1a with a final mix, as a number in [0, 1). */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296
}
