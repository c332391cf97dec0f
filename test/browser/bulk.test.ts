import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { openVisitor, settled, signIn, violations } from './browser.ts'
import { withDemo } from './with-demo.ts'

/** An act on many rows from the office's lists: all that a filter finds, tried out, going on when the window is closed. */
const demo = withDemo('2026-11-27T02:00:00Z')

async function office(path: string): Promise<Page> {
  const { page } = await openVisitor(demo.browser, { width: 1440 })
  await signIn(page, demo.house.address, { authority: 'yunling', login: 'office', password: DEMO_PASSWORD })
  await opened(page, path)
  return page
}

async function opened(page: Page, path: string): Promise<void> {
  await page.goto(demo.house.address + path)
  await page.locator('main tbody tr').first().waitFor()
  await settled(page)
}

const numberIn = (text: string | null | undefined): number => Number(text?.replaceAll(/\D/g, ''))
const tray = (page: Page) => page.getByRole('button', { name: /后台/ })

/** What the preview says: so many would be done, so many refuse. */
async function previewed(page: Page): Promise<{ will: number; refuse: number }> {
  const box = page.locator('dialog[open]')
  const will = box.getByText(/^可以办理 \d+ 条：$/)
  await will.waitFor({ timeout: 120_000 })
  const refuse = await box.getByText(/^不能办理 \d+ 条：$/).allTextContents()
  return { will: numberIn(await will.textContent()), refuse: refuse.length === 0 ? 0 : numberIn(refuse[0]) }
}

describe('an act on many rows', () => {
  it('is given up before the word is given, and leaves nothing', async () => {
    const page = await office('/matters')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByRole('button', { name: '催办', exact: true }).click()
    const box = page.locator('dialog[open]')
    await box.getByRole('button', { name: '预览' }).click()
    await previewed(page)
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'detached' })
    await tray(page).waitFor({ state: 'detached' })
    await page.context().close()
  }, 120_000)

  it('takes all that the filter finds, and goes on when its window is closed', async () => {
    const page = await office('/matters')
    const total = numberIn((await page.locator('.list-foot').textContent())?.match(/共 ([\d,]+) 行/)?.[1])
    expect(total).toBeGreaterThan(50)
    await page.getByRole('checkbox', { name: '全选本页' }).check()
    await page.getByText('已选 50 行').waitFor()
    await page.getByRole('button', { name: /^选中筛选出的全部/ }).click()
    expect(numberIn(await page.getByText(/^已选筛选出的全部/).textContent())).toBe(total)
    await page.getByRole('button', { name: '催办', exact: true }).click()
    const box = page.locator('dialog[open]')
    await box.getByRole('button', { name: '预览' }).click()
    const { will, refuse } = await previewed(page)
    expect(will + refuse).toBe(total)
    expect(will).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])
    await box.getByRole('button', { name: `办理 ${will} 条` }).click()
    // It is ordered; the window goes, as when the lid of the machine is shut.
    await box
      .getByRole('button', { name: /^(放到后台|关闭)$/ })
      .last()
      .waitFor()
    const context = page.context()
    const later = await context.newPage()
    await page.close()
    await opened(later, '/matters')
    await tray(later).click()
    const line = later.locator('dialog[open] li').filter({ hasText: '催办' })
    await line.getByText(`已办理 ${will} 条，未办 ${refuse} 条。`).waitFor({ timeout: 120_000 })
    await line.getByRole('button', { name: '逐条结果' }).click()
    const results = later.locator('dialog[open]')
    await results.getByText('已办理', { exact: true }).first().waitFor()
    await results.getByRole('button', { name: '导出逐条结果' }).waitFor()
    expect(await violations(later)).toEqual([])
    await context.close()
  }, 300_000)

  it('classifies what came in, and the list says so', async () => {
    const page = await office('/triage')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    const chosen = page.locator('main tbody tr').filter({ has: page.locator('input:checked') })
    const title = (await chosen.locator('.link-button').textContent()) ?? ''
    await page
      .getByRole('button', { name: /^定级分类$/ })
      .first()
      .click()
    const box = page.locator('dialog[open]')
    const category = box.getByLabel('类别')
    const options = await category.locator('option').allTextContents()
    const before = (await chosen.locator('td').nth(2).textContent()) ?? ''
    const other = options.find((one, n) => n > 0 && one !== before) ?? ''
    await category.selectOption(other)
    await box.getByRole('button', { name: '预览' }).click()
    expect(await previewed(page)).toEqual({ will: 1, refuse: 0 })
    await box.getByRole('button', { name: '办理 1 条' }).click()
    await box.getByText('已办理 1 条，未办 0 条。').waitFor()
    await box.getByRole('button', { name: '关闭' }).last().click()
    await box.waitFor({ state: 'detached' })
    const row = page.locator('main tbody tr').filter({ hasText: title })
    await row.getByText(other, { exact: true }).waitFor()
    await page.context().close()
  }, 120_000)
})
