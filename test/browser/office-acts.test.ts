import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { openVisitor, signIn } from './browser.ts'
import { withDemo } from './with-demo.ts'

/** What the office decides about others, pressed on the real pages of the demo: each with a reason, each by the right person. */
const demo = withDemo('2026-11-27T02:00:00Z')

async function as(login: string): Promise<Page> {
  const { page } = await openVisitor(demo.browser, { width: 1440 })
  await signIn(page, demo.house.address, { authority: 'yunling', login, password: DEMO_PASSWORD })
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}

/** Fills in the reason of the open dialog and sends it; it closes when it was taken. */
async function send(page: Page, reason: string | null, press: string): Promise<void> {
  const dialog = page.locator('dialog[open]')
  if (reason !== null) await dialog.getByLabel('理由').fill(reason)
  await dialog.getByRole('button', { name: press, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

describe('what the office decides', () => {
  it('seals a month that is over, and is not offered one that is not', async () => {
    const page = await as('office')
    await page.goto(`${demo.house.address}/seals`)
    // Several programs have months: those of one.
    const panel = page.locator('section.panel').filter({ has: page.getByRole('heading', { name: /每月走访排名/ }) })
    const month = (label: string) => panel.getByRole('row').filter({ hasText: label })
    await month('2026年10月').getByRole('button', { name: '封账' }).click()
    await send(page, null, '封账')
    await month('2026年10月').getByText('11月27日').waitFor()
    await month('2026年11月').getByText('未结束').waitFor()
    expect(await month('2026年11月').getByRole('button').count()).toBe(0)
    await page.context().close()
  }, 120_000)

  it('lets a target off with ground and reason; it stands on its page and in the list, and is taken back', async () => {
    const page = await as('office')
    await page.goto(`${demo.house.address}/targets`)
    await page
      .getByRole('link', { name: /科技创新局/ })
      .first()
      .click()
    await page.getByRole('button', { name: '客观原因、换目标' }).click()
    await page.locator('dialog[open]').getByLabel('事由').selectOption('企业重组')
    await send(page, '两家重点税源企业合并，税收转由总部入库', '客观原因、换目标')
    await page.getByText('企业重组：两家重点税源企业合并').waitFor()
    await page.goto(`${demo.house.address}/exemptions`)
    const row = page.getByRole('row').filter({ hasText: '两家重点税源企业合并' })
    await row.getByText(/^2026年?$/).waitFor()
    await row.getByRole('button', { name: '收回' }).click()
    await send(page, '合并推迟到明年', '收回')
    await row.waitFor({ state: 'detached' })
    await page.context().close()
  }, 120_000)

  it('sends a report back; its unit writes it again from that page, and it is accepted', async () => {
    const office = await as('office')
    await office.goto(`${demo.house.address}/reports`)
    const unit = office.getByRole('row').filter({ hasText: '建设交通局' }).first()
    await unit.getByRole('link', { name: '已提交' }).last().click()
    await office.getByRole('button', { name: '退回' }).click()
    const path = new URL(office.url()).pathname
    await send(office, '没有写明责任人和完成时间', '退回')
    const head = await as('head')
    await head.goto(demo.house.address + path)
    await head.getByText('没有写明责任人和完成时间').waitFor()
    await head.getByRole('button', { name: '重新填报' }).click()
    const body = head.getByLabel('正文')
    await body.waitFor()
    await body.fill(`${await body.inputValue()}\n责任人：局办公室，11 月 30 日前完成。`)
    const short = head.getByLabel('原因')
    if ((await short.getAttribute('required')) !== null) {
      await short.fill('人员集中外出招商')
      await head.getByLabel('办法').fill('下周补齐')
    }
    await head.getByRole('button', { name: '提交', exact: true }).click()
    await head.getByText('已提交').first().waitFor()
    await office.goto(head.url())
    await office.getByText('责任人：局办公室').first().waitFor()
    await office.getByRole('button', { name: '审定' }).click()
    await office.getByText('已审定').first().waitFor()
    await head.context().close()
    await office.context().close()
  }, 180_000)

  it('has a list approved by somebody else before it is published', async () => {
    const leader = await as('leader')
    await leader.goto(`${demo.house.address}/lists`)
    await leader.getByRole('button', { name: '批准' }).first().click()
    const dialog = leader.locator('dialog[open]')
    await dialog.getByRole('textbox').fill('核对无误，同意')
    await dialog.getByRole('button', { name: '批准', exact: true }).click()
    await leader.getByText('待公布').first().waitFor()
    const office = await as('office')
    await office.goto(`${demo.house.address}/lists`)
    const publish = office.getByRole('button', { name: '公布', exact: true })
    await publish.waitFor()
    const published = office.getByText('已公布')
    const before = await published.count()
    await publish.click()
    await send(office, null, '公布')
    await expect.poll(() => published.count(), { timeout: 30_000 }).toBe(before + 1)
    await leader.context().close()
    await office.context().close()
  }, 120_000)

  it('decides an appeal with a reason, after which what was contested falls', async () => {
    const page = await as('office')
    await page.goto(`${demo.house.address}/appeals`)
    await page.getByRole('table').getByRole('link').first().click()
    await page.getByRole('button', { name: '作出复核决定' }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('办结方式').selectOption({ label: '撤销' })
    // Nothing stays open after an appeal: no day to look at it again is asked.
    expect(await dialog.getByLabel('下次研究日期').count()).toBe(0)
    await send(page, '核对认可单原件，不成立', '作出复核决定')
    await page.getByText('经申诉撤销').waitFor()
    expect(await page.getByRole('button', { name: '回访' }).count()).toBe(0)
    await page.context().close()
  }, 120_000)
})
