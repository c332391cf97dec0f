import { existsSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { CHROMIUM, openBrowser, openVisitor, settled, signIn } from './browser.ts'
import { type BrowserHouse, openDemoHouse } from './house.ts'
import { openMeasured } from './lighthouse.ts'

/** Accessibility and best practice by Lighthouse; its timings are measured by the bench, where nothing else runs. */
let house: BrowserHouse

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`no chromium at ${CHROMIUM}: apt-get install --no-install-recommends chromium fonts-noto-cjk`)
  house = await openDemoHouse()
}, 300_000)

afterAll(() => house?.close())

const PAGES = {
  cadre: [360, ['/m/today', '/m/enterprises', '/m/matters', '/m/me']],
  office: [1440, ['/workbench', '/matters', '/enterprises', '/campaign']],
  enterprise: [360, ['/portal', '/portal/raise']],
} as const

describe('lighthouse', () => {
  it.each(Object.entries(PAGES))(
    'finds the pages of the %s sound',
    async (login, [width, paths]) => {
      const measured = await openMeasured(width)
      try {
        const page = await measured.context.newPage()
        await signIn(page, house.address, { authority: 'yunling', login, password: DEMO_PASSWORD })
        await settled(page)
        const wrong: string[] = []
        for (const path of paths)
          for (const one of await measured.scores(house.address + path, ['accessibility', 'best-practices']))
            if (one.score < 95) wrong.push(`${path}: ${one.category} ${one.score}: ${one.wrong.join('; ')}`)
        expect(wrong).toEqual([])
      } finally {
        await measured.close()
      }
    },
    240_000,
  )
})

/** What a phone fetches before a page stands there, opened for the first time; how fast that is, the bench says. */
const FIRST_PAGES = [
  '/m/today',
  '/m/enterprises',
  '/m/matters',
  '/m/me',
  '/m/enterprises/{mine}',
  '/m/visit?enterprise={mine}',
]

type Drawn = {
  readonly files: readonly string[]
  readonly asked: readonly string[]
  readonly bytes: number
  readonly left: boolean
}

/** As soon as the page stands there without a bone: what had been fetched for it until then. */
const drawn = (page: Page): Promise<Drawn> =>
  page
    .waitForFunction(() => {
      if (!document.querySelector('main h2, main .card') || document.querySelector('.bone')) return undefined
      const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      const pathOf = ({ name }: PerformanceResourceTiming) => new URL(name).pathname + new URL(name).search
      const files = all.filter((one) => /\.(js|css)$/.test(pathOf(one)))
      return {
        files: files.map(pathOf),
        asked: all.map(pathOf).filter((path) => path.startsWith('/api/') && path !== '/api/events'),
        bytes: files.reduce((sum, one) => sum + one.encodedBodySize, 0),
        left: document.getElementById('given') !== null,
      }
    })
    .then((handle) => handle.jsonValue() as Promise<Drawn>)

describe('the first load of a phone’s page', () => {
  it('is two steps deep: the page names its files and brings its answers, compressed', async () => {
    const browser = await openBrowser()
    try {
      const known = await openVisitor(browser, { width: 360 })
      await signIn(known.page, house.address, { authority: 'yunling', login: 'cadre', password: DEMO_PASSWORD })
      const mine = await known.page.evaluate(async () => {
        const day = (await (await fetch('/api/workbench/me')).json()) as {
          targets: { enterprise: { id: string } | null }[]
        }
        return day.targets.find((one) => one.enterprise)?.enterprise?.id ?? ''
      })
      expect(mine).not.toBe('')
      const cookies = await known.page.context().cookies()
      await known.page.context().close()
      for (const pattern of FIRST_PAGES) {
        const { page } = await openVisitor(browser, { width: 360 })
        await page.context().addCookies(cookies)
        const path = pattern.replace('{mine}', mine)
        const response = await page.goto(house.address + path)
        const html = (await response?.text()) ?? ''
        const { files, asked, bytes, left } = await drawn(page)
        expect([path, response?.headers()['content-encoding']]).toEqual([path, 'br'])
        expect([path, files.filter((file) => !html.includes(file))]).toEqual([path, []])
        expect([path, asked, left]).toEqual([path, [], false])
        expect(files.length).toBeLessThanOrEqual(12)
        expect(bytes).toBeLessThan(190_000)
        await page.context().close()
      }
    } finally {
      await browser.close()
    }
  }, 240_000)
})
