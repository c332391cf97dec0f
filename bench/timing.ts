/** Milliseconds of one call. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The median of some calls, in milliseconds; one is run first and not counted. */
export async function median(times: number, work: (n: number) => Promise<unknown>): Promise<number> {
  await work(-1)
  const taken: number[] = []
  for (let n = 0; n < times; n++) taken.push(await time(() => work(n)))
  taken.sort((a, b) => a - b)
  return taken[Math.floor(taken.length / 2)] ?? 0
}

/** One line of the results: what was measured, beside what, and whether the goal is met. */
export type Line = {
  readonly what: string
  readonly ours: string
  readonly beside: string
  readonly ratio: string
  readonly goal: string
  readonly met: boolean
}

export function ms(value: number): string {
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(value < 10 ? 2 : 0)} ms`
}

/** `ours` against `beside`; met when the ratio is at most (or at least, with `atLeast`) the goal. */
export function ratio(
  what: string,
  ours: number,
  beside: number,
  goal: number,
  options: { show?: (value: number) => string; atLeast?: true } = {},
): Line {
  const show = options.show ?? ms
  const value = ours / beside
  return {
    what,
    ours: show(ours),
    beside: show(beside),
    ratio: value < 0.01 ? `1/${Math.round(1 / value)}` : value.toFixed(2),
    goal: `${options.atLeast ? '≥' : '≤'} ${goal < 0.01 ? `1/${Math.round(1 / goal)}` : goal}`,
    met: options.atLeast ? value >= goal : value <= goal,
  }
}

/** `ours` against a limit, in milliseconds. */
export function goal(what: string, ours: number, most: number): Line {
  return { what, ours: ms(ours), beside: '', ratio: '', goal: `≤ ${ms(most)}`, met: ours <= most }
}
