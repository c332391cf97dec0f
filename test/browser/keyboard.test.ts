import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { openVisitor, overflow, settled, signIn, violations } from './browser.ts'
import { withDemo } from './with-demo.ts'

/** Every act without a mouse, on the real pages of the demo. That nothing else needs one is looked at on every page (pages/). */
const demo = withDemo()

async function opened(login: string, width: number): Promise<Page> {
  const { page } = await openVisitor(demo.browser, { width })
  await signIn(page, demo.house.address, { authority: 'yunling', login, password: DEMO_PASSWORD })
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
        await page.goto(demo.house.address + path)
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
    await page.goto(`${demo.house.address}/matters?state=closed`)
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

/** The office's list, read to the end. */
async function list(path: string): Promise<{ page: Page; faults: () => string[] }> {
  const { page, faults } = await openVisitor(demo.browser, { width: 1440 })
  await signIn(page, demo.house.address, { authority: 'yunling', login: 'office', password: DEMO_PASSWORD })
  await page.goto(demo.house.address + path)
  await page.locator('main tbody tr').nth(2).waitFor()
  await settled(page)
  return { page, faults }
}

/** Chooses the first rows of the list by keys alone. */
async function choose(page: Page, n: number): Promise<void> {
  for (let row = 0; row < n; row++) {
    await page.keyboard.press('j')
    await page.keyboard.press('x')
  }
  await page.getByText(`已选 ${n} 行`).waitFor()
}

/** How many of the trial would be done, and how many refuse. */
async function tried(page: Page): Promise<{ will: number; refuse: number }> {
  const box = page.locator('dialog[open]')
  await box.getByText(/^可以办理 \d+ 条：$/).waitFor()
  const of = async (text: RegExp) => Number((await box.getByText(text).allTextContents())[0]?.match(/\d+/)?.[0] ?? 0)
  return { will: await of(/^可以办理 \d+ 条：$/), refuse: await of(/^不能办理 \d+ 条：$/) }
}

describe('many at once', () => {
  it('urges chosen matters: what refuses is said before, and nobody is urged twice on a day', async () => {
    const { page, faults } = await list('/matters?state=working')
    await choose(page, 3)
    await page.getByRole('button', { name: '催办', exact: true }).click()
    const box = page.locator('dialog[open]')
    await box.getByLabel('捎一句话').fill('请本周内报进展')
    await box.getByRole('button', { name: '预览' }).click()
    const first = await tried(page)
    expect(first.will + first.refuse).toBe(3)
    expect(first.will).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])
    await box.getByRole('button', { name: `办理 ${first.will} 条` }).click()
    await box.getByText(`已办理 ${first.will} 条，未办 ${first.refuse} 条。`).waitFor()
    await box.getByRole('button', { name: '关闭' }).last().click()
    await box.waitFor({ state: 'detached' })
    // What was chosen is let go; choosing the same again, each says why not.
    await page.getByText('已选 3 行').waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('main tbody tr').nth(2).waitFor()
    await settled(page)
    await choose(page, 3)
    await page.getByRole('button', { name: '催办', exact: true }).click()
    await page.locator('dialog[open]').getByRole('button', { name: '预览' }).click()
    const again = await tried(page)
    expect(again).toEqual({ will: 0, refuse: 3 })
    expect(await page.locator('dialog[open]').getByText('今天已经催过').count()).toBe(first.will)
    expect(faults().filter((one) => !/status of 4\d\d/.test(one))).toEqual([])
    await page.context().close()
  }, 180_000)

  it('says of rows that cannot be assigned that they cannot, and goes on in the background', async () => {
    const { page } = await list('/duties')
    await choose(page, 2)
    await page.getByRole('button', { name: '催办', exact: true }).click()
    const box = page.locator('dialog[open]')
    await box.getByRole('button', { name: '预览' }).click()
    const { will, refuse } = await tried(page)
    expect(will + refuse).toBe(2)
    expect(will).toBeGreaterThan(0)
    await box.getByRole('button', { name: `办理 ${will} 条` }).click()
    // Left at once or a moment after the end: what became of each is in the tray either way.
    await box
      .getByRole('button', { name: /^(放到后台|关闭)$/ })
      .last()
      .click()
    await box.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /后台/ }).click()
    await page.locator('dialog[open]').getByText(`已办理 ${will} 条，未办 ${refuse} 条。`).waitFor()
    await page.context().close()
  }, 180_000)
})

describe('quick filters', () => {
  it('count what the list then shows, and are cleared by one press', async () => {
    const { page } = await list('/duties')
    const board = page.getByRole('navigation', { name: '应尽事项' })
    await expect.poll(async () => (await board.locator('.value').allTextContents()).includes('…')).toBe(false)
    // By itself the page shows what is to be done.
    expect(await board.locator('[aria-current]').textContent()).toContain('待完成')
    const missed = board.getByRole('link', { name: /未尽/ })
    const n = Number((await missed.locator('.value').textContent())?.replaceAll(/\D/g, ''))
    await missed.click()
    await page.waitForURL('**/duties?state=missed')
    const foot = page.locator('.list-foot')
    await expect
      .poll(async () => Number((await foot.textContent())?.match(/共 ([\d,]+) 行/)?.[1]?.replaceAll(',', '')))
      .toBe(n)
    await page.getByRole('button', { name: '清除全部筛选' }).click()
    await page.waitForURL((url) => url.search === '')
    await page.context().close()
  }, 120_000)

  it.each(['/visits', '/duties', '/enterprises', '/projects?view=list', '/findings', '/cases', '/reports'])(
    'fit a phone: %s',
    async (path) => {
      const { page } = await openVisitor(demo.browser, { width: 360 })
      await signIn(page, demo.house.address, { authority: 'yunling', login: 'office', password: DEMO_PASSWORD })
      await page.goto(demo.house.address + path)
      await page.locator('.figures').first().waitFor()
      await settled(page)
      expect(await overflow(page)).toBe(0)
      await page.context().close()
    },
    90_000,
  )
})
