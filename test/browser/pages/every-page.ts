import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM, openBrowser, photograph } from '../browser.ts'
import { type BrowserHouse, openDemoHouse } from '../house.ts'
import { ON_PHONE, PAGES, PUBLIC, type Role } from './pages.ts'
import { faultsOf, walk } from './walk.ts'

/** A browser and the demo for the tests of a file. */
export function withDemo(): { browser(): Browser; address(): string } {
  let house: BrowserHouse
  let browser: Browser
  beforeAll(async () => {
    if (!existsSync(CHROMIUM))
      throw new Error(`no chromium at ${CHROMIUM}: apt-get install --no-install-recommends chromium fonts-noto-cjk`)
    house = await openDemoHouse()
    browser = await openBrowser()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })
  return { browser: () => browser, address: () => house.address }
}

/** The tests of one theme; each theme is a file of its own, so that both can be walked at once. */
export function testTheme(theme: 'light' | 'dark'): void {
  const { browser, address } = withDemo()

  describe(`every page in the ${theme} theme`, () => {
    it.each(Object.keys(PAGES) as Role[])(
      'as %s: draws, is free of violations and of console errors, fits its window',
      async (role) => {
        const width = ON_PHONE.includes(role) ? 360 : 1440
        const look = { address: address(), login: role, width, theme }
        const wrong = await walk(browser(), look, PAGES[role], async (visitor, _, pattern) => {
          const alerts = await visitor.page.getByRole('alert').allInnerTexts()
          const faults = await faultsOf(visitor)
          await photograph(visitor.page, `${theme}-${role}-${pattern}`)
          return [...alerts.slice(0, 1), ...faults]
        })
        expect(wrong).toEqual([])
      },
      480_000,
    )
  })

  describe(`pages without sign-in in the ${theme} theme`, () => {
    it('are open to a visitor nobody knows', async () => {
      const look = { address: address(), width: 360, theme }
      const wrong = await walk(browser(), look, PUBLIC, async (visitor, path, pattern) => {
        const faults = await faultsOf(visitor)
        await photograph(visitor.page, `${theme}-anybody-${pattern}`)
        const led = new URL(visitor.page.url()).pathname === path ? [] : [`led to ${visitor.page.url()}`]
        return [...led, ...faults]
      })
      expect(wrong).toEqual([])
    }, 120_000)
  })
}
