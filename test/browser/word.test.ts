import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { newId } from '#domain/id.ts'
import { sql } from '#storage/open-database.ts'
import { openVisitor, overflow, settled, signIn, violations } from './browser.ts'
import { withDemo } from './with-demo.ts'

/** Burden, counted: a leader gives his word by two presses, with the paper before him. */
const demo = withDemo()
const NOW = '2026-11-27T02:00:00Z'

beforeAll(async () => {
  const { rows } = await demo.house.db.inSystem((tx) =>
    sql<{ id: string }>`select id from authority where code = 'yunling'`.execute(tx),
  )
  const authorityId = rows[0]?.id ?? ''
  await demo.house.db.inAuthority(authorityId, (tx) =>
    sql`insert into paper_draft (authority_id, id, program_key, paper, title, to_names, content, state, recorded_at, changed_at, reviewed_at)
        values (${authorityId}, ${newId()}, 'huaihua_guarantee', 'order', '关于报送三季度工作情况的函', array['各部门'],
                ${JSON.stringify({ blocks: [{ kind: 'paragraph', text: '请于月底前报送三季度包保工作情况。' }] })}::jsonb,
                'reviewed', ${NOW}, ${NOW}, ${NOW})`.execute(tx),
  )
})

/** Presses, and counts them. */
function counted(page: Page) {
  let taps = 0
  return {
    press: async (name: string, inside = page.locator('body')) => {
      taps += 1
      await inside.getByRole('button', { name, exact: true }).click()
    },
    taps: () => taps,
  }
}

describe("a leader's word", () => {
  it.each(['light', 'dark'] as const)(
    'stands first on his phone with the paper, in the %s theme',
    async (theme) => {
      const { page, faults } = await openVisitor(demo.browser, { width: 360, theme })
      await signIn(page, demo.house.address, { authority: 'yunling', login: 'leader', password: DEMO_PASSWORD })
      await page.waitForURL('**/m/today')
      await page.getByText('件等我表态').waitFor()
      for (const path of ['/m/today', '/m/word']) {
        await page.goto(demo.house.address + path)
        await page.getByText('关于报送三季度工作情况的函').first().waitFor()
        await settled(page)
        expect(await violations(page)).toEqual([])
        expect(await overflow(page)).toBe(0)
      }
      expect(faults()).toEqual([])
      await page.context().close()
    },
    120_000,
  )

  it('is given by two presses: which, and send', async () => {
    const { page } = await openVisitor(demo.browser, { width: 360 })
    await signIn(page, demo.house.address, { authority: 'yunling', login: 'leader', password: DEMO_PASSWORD })
    const card = page.locator('article.card', { hasText: '关于报送三季度工作情况的函' })
    await card.waitFor()
    // The paper lies with it, whole, before anything is pressed.
    expect(await card.locator('.paper').textContent()).toContain('请于月底前报送三季度包保工作情况')
    expect(await card.getByRole('link', { name: '关于报送三季度工作情况的函' }).getAttribute('href')).toContain(
      'as=pdf',
    )
    const hand = counted(page)
    await hand.press('签发', card)
    await hand.press('签发', page.locator('dialog[open]'))
    await card.waitFor({ state: 'detached' })
    expect(hand.taps()).toBeLessThanOrEqual(2)
    await page.context().close()
  }, 120_000)

  it('is a reasoned one when it is a refusal', async () => {
    const { page } = await openVisitor(demo.browser, { width: 360 })
    await signIn(page, demo.house.address, { authority: 'yunling', login: 'leader', password: DEMO_PASSWORD })
    await page.goto(`${demo.house.address}/m/word`)
    const hand = counted(page)
    const card = page.locator('article.card', { has: page.getByRole('button', { name: '不批准' }) }).first()
    await hand.press('不批准', card)
    const box = page.locator('dialog[open]')
    await hand.press('不批准', box)
    await box.getByText('不同意要写明理由').waitFor()
    await page.context().close()
  }, 120_000)
})

describe('the situation board', () => {
  it('prints on one sheet of A3, lying, also from the dark screen', async () => {
    const { page } = await openVisitor(demo.browser, { width: 1440, theme: 'dark' })
    await signIn(page, demo.house.address, { authority: 'yunling', login: 'office', password: DEMO_PASSWORD })
    await page.goto(`${demo.house.address}/situation`)
    await page.locator('.chart-drawing svg').nth(4).waitFor()
    await settled(page)
    const sheet = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    const [, , width, height] = (sheet.match(/\/MediaBox\s*\[([^\]]+)\]/)?.[1] ?? '').trim().split(/\s+/).map(Number)
    // A3: 420 × 297 mm in points.
    expect(width).toBeCloseTo(1191, -1)
    expect(height).toBeCloseTo(842, -1)
    await page.context().close()
  }, 120_000)

  it('has a table behind each chart whose figures open their rows, and goes by keys alone', async () => {
    const { page } = await openVisitor(demo.browser, { width: 1440 })
    await signIn(page, demo.house.address, { authority: 'yunling', login: 'office', password: DEMO_PASSWORD })
    await settled(page)
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await page.waitForURL('**/situation')
    const flow = page.getByRole('region', { name: '诉求流向' }).first()
    await flow.getByRole('button', { name: '看表' }).press('Enter')
    const cell = flow.locator('tbody td.num a').first()
    const n = await cell.innerText()
    await cell.press('Enter')
    await page.waitForURL('**/matters?**')
    await page.getByText(new RegExp(`共 ${n} 行`)).waitFor()
    await page.context().close()
  }, 120_000)
})
