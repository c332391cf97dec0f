import { existsSync } from 'node:fs'
import { pino } from 'pino'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { ensureDemo } from '#app/demo/ensure-demo.ts'
import { CHROMIUM, openBrowser, openVisitor, settled, signIn } from './browser.ts'
import { type BrowserHouse, openBrowserHouse } from './house.ts'

/** Every act without a mouse, on the real pages of the demo. That nothing else needs one, pages.test.ts looks at on every page. */
let house: BrowserHouse
let browser: Browser

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`no chromium at ${CHROMIUM}: apt-get install --no-install-recommends chromium fonts-noto-cjk`)
  house = await openBrowserHouse()
  await ensureDemo(house.db, pino({ level: 'silent' }))
  browser = await openBrowser()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function opened(login: string, width: number): Promise<Page> {
  const { page } = await openVisitor(browser, { width })
  await signIn(page, house.address, { authority: 'yunling', login, password: DEMO_PASSWORD })
  await settled(page)
  return page
}

/** Tab from the top to the end: how many stops there were, and what can be used but was passed over. */
async function walk(page: Page): Promise<{ stops: number; missed: string[] }> {
  return await (async () => {
    await page.evaluate(() => {
      ;(document.activeElement as HTMLElement | null)?.blur()
      document.body.tabIndex = -1
      document.body.focus()
      document.body.removeAttribute('tabindex')
    })
    let stops = 0
    for (; stops < 600; stops++) {
      await page.keyboard.press('Tab')
      const again = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body || element.hasAttribute('data-walked')) return true
        element.setAttribute('data-walked', '')
        return false
      })
      if (again) break
    }
    const missed = await page.evaluate(() =>
      [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].flatMap((element) => {
        const one = element as HTMLInputElement
        // Of a group of choices one is a stop, the arrows reach the others.
        if (one.type === 'radio' || one.disabled || one.type === 'hidden') return []
        const shown =
          one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && one.getClientRects().length > 0
        return shown && !one.hasAttribute('data-walked') && one.tabIndex >= 0 ? [one.outerHTML.slice(0, 120)] : []
      }),
    )
    return { stops, missed }
  })()
}

describe('the keyboard', () => {
  it.each([
    ['office', 1440, ['/workbench', '/matters', '/triage', '/import', '/programs']],
    ['cadre', 360, ['/m/today', '/m/enterprises', '/m/me']],
    ['enterprise', 360, ['/portal', '/portal/raise']],
  ] as const)(
    'reaches by Tab all that %s can use',
    async (login, width, paths) => {
      const page = await opened(login, width)
      const wrong: string[] = []
      for (const path of paths) {
        await page.goto(house.address + path)
        await page.locator('h1').first().waitFor()
        await settled(page)
        const { stops, missed } = await walk(page)
        if (stops < 4) wrong.push(`${path}: ${stops} stops`)
        wrong.push(...missed.map((one) => `${path}: ${one}`))
      }
      await page.context().close()
      expect(wrong).toEqual([])
    },
    240_000,
  )

  it('opens a matter from the list, opens an act and leaves it, and searches', async () => {
    const page = await opened('office', 1440)
    await page.goto(`${house.address}/matters?state=closed`)
    await page.locator('main tbody tr').first().waitFor()
    await settled(page)
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/matters\/[0-9a-f-]{36}/)
    await settled(page)
    const act = page.locator('main button.main:visible').first()
    for (let n = 0; n < 80 && !(await act.evaluate((one) => one === document.activeElement)); n++)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('dialog[open]').waitFor()
    expect(await page.evaluate(() => document.querySelector('dialog[open]')?.contains(document.activeElement))).toBe(
      true,
    )
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await page.locator('dialog[open] input').waitFor()
    await page.keyboard.type('云岭')
    await page.locator('dialog[open] .found').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    await page.context().close()
  }, 120_000)
})
