/** What came in and what ended in one step of time (a week, a month). */
export type Step = { readonly raised: number; readonly closed: number }

/** Expected to stand open when a step is over, and between what and what in eight of ten cases. */
export type Outlook = { readonly open: number; readonly low: number; readonly high: number }

/** So many steps say what usually happens; with fewer than two there is nothing to say. */
export const LOOKS_BACK = 6
const LEAST = 2
/** Eight of ten values of a normal spread lie within so many standard deviations. */
const EIGHT_OF_TEN = 1.2816

/**
 * Carries the last steps on: as much comes in and ends per step as on the average of them; the band widens with the root of the
 * steps ahead, by how unequal they were. No season and no promise is in it. Empty when too little is known.
 * @param open what stood open when the last of the steps was over
 */
export function outlook(steps: readonly Step[], open: number, ahead: number): readonly Outlook[] {
  const known = steps.slice(-LOOKS_BACK)
  if (known.length < LEAST) return []
  const net = known.map((step) => step.raised - step.closed)
  const mean = net.reduce((sum, one) => sum + one, 0) / net.length
  const variance = net.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (net.length - 1)
  return Array.from({ length: ahead }, (_, n) => {
    const expected = open + mean * (n + 1)
    const spread = EIGHT_OF_TEN * Math.sqrt(variance * (n + 1))
    return { open: atLeast0(expected), low: atLeast0(expected - spread), high: atLeast0(expected + spread) }
  })
}

const atLeast0 = (value: number) => Math.max(0, Math.round(value * 10) / 10)
