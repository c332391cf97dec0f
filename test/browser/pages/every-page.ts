import { describe, expect, it } from 'vitest'
import { photograph } from '../browser.ts'
import { withDemo } from '../with-demo.ts'
import { ON_PHONE, PAGES, PUBLIC, type Role } from './pages.ts'
import { faultsOf, walk } from './walk.ts'

/** The tests of one theme; each theme is a file of its own, so that both can be walked at once. */
export function testTheme(theme: 'light' | 'dark'): void {
  const demo = withDemo()

  describe(`every page in the ${theme} theme`, () => {
    it.each(Object.keys(PAGES) as Role[])(
      'as %s: draws, is free of violations and of console errors, fits its window',
      async (role) => {
        const width = ON_PHONE.includes(role) ? 360 : 1440
        const look = { address: demo.house.address, login: role, width, theme }
        const wrong = await walk(demo.browser, look, PAGES[role], async (visitor, _, pattern) => {
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
      const look = { address: demo.house.address, width: 360, theme }
      const wrong = await walk(demo.browser, look, PUBLIC, async (visitor, path, pattern) => {
        const faults = await faultsOf(visitor)
        await photograph(visitor.page, `${theme}-anybody-${pattern}`)
        const led = new URL(visitor.page.url()).pathname === path ? [] : [`led to ${visitor.page.url()}`]
        return [...led, ...faults]
      })
      expect(wrong).toEqual([])
    }, 120_000)
  })
}
