import { existsSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { ensureDemo } from '#app/demo/ensure-demo.ts'
import { CHROMIUM, settled, signIn } from './browser.ts'
import { type BrowserHouse, openBrowserHouse } from './house.ts'
import { openMeasured } from './lighthouse.ts'

/** Accessibility and best practice by Lighthouse; its timings are measured by the bench, where nothing else runs. */
let house: BrowserHouse

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`no chromium at ${CHROMIUM}: apt-get install --no-install-recommends chromium fonts-noto-cjk`)
  house = await openBrowserHouse()
  await ensureDemo(house.db, pino({ level: 'silent' }))
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
