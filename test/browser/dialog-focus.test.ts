import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { openVisitor, settled, signIn } from './browser.ts'
import { withDemo } from './with-demo.ts'

/** A box opens where it is to be filled in, not at its way out, and gives the focus back to what opened it. */
const demo = withDemo('2026-11-27T02:00:00Z')

async function at(login: string, path: string): Promise<Page> {
  const { page } = await openVisitor(demo.browser, { width: 1440 })
  await signIn(page, demo.house.address, { authority: 'yunling', login, password: DEMO_PASSWORD })
  await page.goto(demo.house.address + path)
  await page.locator('main h1').first().waitFor()
  await settled(page)
  return page
}

/** What has the focus: a field by its label, else by its own words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const here = document.activeElement
    const text = here?.closest('.field')?.querySelector('.label, legend')?.textContent ?? here?.textContent ?? ''
    return text.replace(/[（(]必填[）)]/, '').trim()
  })
}

const open = (page: Page) => page.locator('dialog[open]')

/** Opens by keys alone, tells where the focus stands, closes, tells where it is then. */
async function opened(page: Page, name: string): Promise<{ inside: string; after: string }> {
  await page.locator('main').getByRole('button', { name, exact: true }).first().focus()
  await page.keyboard.press('Enter')
  await open(page).waitFor()
  const inside = await focused(page)
  await page.keyboard.press('Escape')
  await open(page).waitFor({ state: 'detached' })
  return { inside, after: await focused(page) }
}

describe('a box that opens', () => {
  it.each([
    ['office', '/links', '提出交接', '移交人'],
    ['office', '/exemptions', '收回', '理由'],
    ['office', '/findings', '登记发现', '对象'],
    ['office', '/classes', '设定分类', '类别'],
    ['head', '/my-points', '申诉', '哪里不对'],
  ])('as %s on %s, “%s”, stands at %s and gives back', async (login, path, name, field) => {
    const page = await at(login, path)
    expect(await opened(page, name)).toEqual({ inside: field, after: name })
    await page.context().close()
  })

  it('stands at the button that sends where all is filled in or nothing is asked', async () => {
    const page = await at('office', '/meetings')
    await page.locator('main').getByRole('button', { name: /^导出/ }).first().focus()
    await page.keyboard.press('Enter')
    await open(page).waitFor()
    expect(await page.evaluate(() => document.activeElement?.matches('.bottom .button.main'))).toBe(true)
    await page.context().close()
  })

  it('out of a menu gives the focus back to the menu, not to a line that is gone', async () => {
    const page = await at('office', '/matters?state=working')
    await page.locator('main tbody a').first().click()
    await page.locator('main h1').first().waitFor()
    await settled(page)
    const more = page
      .locator('main')
      .getByRole('button', { name: /^(更多|可以办理)/ })
      .first()
    await more.focus()
    await page.keyboard.press('Enter')
    const line = page.locator('[role=menuitem]:not([aria-disabled=true])').first()
    await line.waitFor()
    await line.focus()
    await page.keyboard.press('Enter')
    await open(page).waitFor()
    expect(await page.evaluate(() => document.activeElement?.closest('.top'))).toBeNull()
    await page.keyboard.press('Escape')
    await open(page).waitFor({ state: 'detached' })
    expect(await more.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('opens no list of names before something is typed or asked for', async () => {
    const page = await at('office', '/links')
    await page.locator('main').getByRole('button', { name: '提出交接', exact: true }).first().click()
    await open(page).waitFor()
    expect(await page.getByRole('listbox').count()).toBe(0)
    await page.keyboard.press('ArrowDown')
    await page.getByRole('listbox').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    expect(await open(page).count()).toBe(1)
    await page.context().close()
  })
})
