import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { CHROMIUM, openBrowser } from './browser.ts'
import { type BrowserHouse, openDemoHouse } from './house.ts'

export type WithDemo = { readonly house: BrowserHouse; readonly browser: Browser }

/** The demo on a server and a browser, there for the tests of a file. At `moment` the clock stands; absent, it is today and runs. */
export function withDemo(moment?: string): WithDemo {
  let house: BrowserHouse | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    if (!existsSync(CHROMIUM))
      throw new Error(`no chromium at ${CHROMIUM}: apt-get install --no-install-recommends chromium fonts-noto-cjk`)
    house = await openDemoHouse(moment)
    browser = await openBrowser()
  }, 600_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('the demo is not open yet')
    return one
  }
  return {
    get house() {
      return there(house)
    },
    get browser() {
      return there(browser)
    },
  }
}
