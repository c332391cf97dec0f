import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { openVisitor, overflow, photograph, settled, signIn } from '../browser.ts'
import { drawn } from '../drawn.ts'
import { withDemo } from '../with-demo.ts'
import { PAGES, PARK } from './pages.ts'
import { walk } from './walk.ts'

const demo = withDemo()

describe('widths', () => {
  it('the office works at 360 px and at 1920 px', async () => {
    const look = { address: demo.house.address, login: 'office', width: 360 }
    const wrong = await walk(demo.browser, look, PAGES.office, async ({ page }, _, pattern) => {
      const found: string[] = []
      for (const width of [360, 1920]) {
        await page.setViewportSize({ width, height: width < 500 ? 780 : 900 })
        await drawn(page)
        if ((await overflow(page)) > 0) found.push(`wider than ${width} px`)
        await photograph(page, `${width}-office-${pattern}`)
      }
      await page.setViewportSize({ width: 360, height: 780 })
      return found
    })
    expect(wrong).toEqual([])
  }, 480_000)
})

describe('first load', () => {
  it('of a phone stays under 200 KB compressed, of the office under 450 KB', async () => {
    const weigh = async (login: string, path: string, width: number) => {
      const visitor = await openVisitor(demo.browser, { width })
      await signIn(visitor.page, demo.house.address, { authority: PARK, login, password: DEMO_PASSWORD })
      await visitor.page.goto(demo.house.address + path)
      await settled(visitor.page)
      const files = await visitor.page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .flatMap(({ name }) => (/\.(js|css)$/.test(new URL(name).pathname) ? [name] : [])),
      )
      await visitor.page.context().close()
      const sizes = await Promise.all(
        files.map(async (file) => gzipSync(new Uint8Array(await (await fetch(file)).arrayBuffer())).length),
      )
      return sizes.reduce((sum, size) => sum + size, 0)
    }
    expect(await weigh('cadre', '/m/today', 360)).toBeLessThan(200_000)
    expect(await weigh('office', '/workbench', 1440)).toBeLessThan(450_000)
  }, 120_000)
})
