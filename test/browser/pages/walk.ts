import type { Browser } from 'playwright-core'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { openVisitor, overflow, signIn, unreachable, type Visitor, violations } from '../browser.ts'
import { drawn } from '../drawn.ts'
import { filled, idsFor } from './ids.ts'
import { PARK } from './pages.ts'

export type Look = {
  readonly address: string
  /** Whose pages; undefined: whoever is not signed in. */
  readonly login?: string
  readonly width: number
  readonly theme?: 'light' | 'dark'
}

/** Windows at a time: while one waits for its last answer the other draws. */
const WINDOWS = 2

/**
 * Opens every page in turn, each as a load of its own, and lets `look` judge it.
 * @param patterns paths with `{matter}` where an id goes
 * @returns what `look` found wrong, each line with its path
 */
export async function walk(
  browser: Browser,
  { address, login, width, theme }: Look,
  patterns: readonly string[],
  look: (visitor: Visitor, path: string, pattern: string) => Promise<string[]>,
): Promise<string[]> {
  const account = (name: string) => ({ authority: PARK, login: name, password: DEMO_PASSWORD })
  const asking = await openVisitor(browser, { width: 1440 })
  await signIn(asking.page, address, account(login ?? 'office'))
  const ids = await idsFor(asking)
  await asking.page.context().close()
  const left = [...patterns]
  const windows = Array.from({ length: Math.min(WINDOWS, left.length) }, async () => {
    const visitor = await openVisitor(browser, { width, theme: theme ?? 'light' })
    if (login) {
      await signIn(visitor.page, address, account(login))
      await drawn(visitor.page)
      visitor.faults()
    }
    const wrong: string[] = []
    for (let pattern = left.shift(); pattern; pattern = left.shift()) {
      const path = filled(pattern, ids)
      await visitor.page.goto(address + path)
      await visitor.page.locator('h1').first().waitFor()
      await drawn(visitor.page)
      wrong.push(...(await look(visitor, path, pattern)).map((line) => `${path}: ${line}`))
    }
    await visitor.page.context().close()
    return wrong
  })
  return (await Promise.all(windows)).flat()
}

/** What is wrong with the page that stands: axe, what a keyboard does not reach, the console, its width. */
export async function faultsOf(visitor: Visitor): Promise<string[]> {
  return [
    ...(await violations(visitor.page)),
    ...(await unreachable(visitor.page)),
    ...visitor.faults().map((line) => `console: ${line}`),
    ...((await overflow(visitor.page)) > 0 ? ['wider than its window'] : []),
  ]
}
