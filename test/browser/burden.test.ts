import { describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { settled } from './browser.ts'
import { type Counted, demanded, signedInCounted } from './counted.ts'
import { withDemo } from './with-demo.ts'

/** How much is asked of people, counted on the real pages of the demo from the page that opens after signing in. */
const demo = withDemo()

async function counted(login: string, width: number): Promise<Counted> {
  return await signedInCounted(
    demo.browser,
    demo.house.address,
    { authority: 'yunling', login, password: DEMO_PASSWORD },
    width,
  )
}

describe('burden', () => {
  it('a visit without a problem: at most five taps and one typed field, from the day’s page', async () => {
    const cadre = await counted('cadre', 360)
    expect(new URL(cadre.page.url()).pathname).toBe('/m/today')
    // What is due stands on the day’s page; where nothing is due just now, the enterprise is one tab away.
    const entry = cadre.page.getByRole('link', { name: '登记走访' })
    if ((await entry.count()) === 0) await cadre.tap(cadre.page.getByRole('link', { name: '企业', exact: true }))
    await cadre.tap(entry)
    const { groups, fields } = await demanded(cadre.page)
    for (const group of groups) await cadre.tap(group.locator('label.choice'))
    for (const field of fields) await cadre.type(field, '正常')
    await cadre.tap(cadre.page.locator('button[type=submit]'))
    await cadre.page.waitForURL('**/m/today')
    expect(cadre.taps).toBeLessThanOrEqual(5)
    expect(cadre.typed).toBeLessThanOrEqual(1)
    await cadre.page.context().close()
  }, 120_000)

  it('a problem raised by an enterprise: at most three fields, and who it is is not asked', async () => {
    const firm = await counted('enterprise', 360)
    await firm.page.goto(`${demo.house.address}/portal/raise`)
    await firm.page.getByRole('heading', { level: 1 }).waitFor()
    await settled(firm.page)
    const form = firm.page.locator('form')
    const asked =
      (await form.locator('fieldset.field').count()) +
      (await form
        .locator('.field input:not([type=radio]):not([type=checkbox]), .field textarea, .field select')
        .count())
    expect(asked).toBeLessThanOrEqual(3)
    await firm.type(form.locator('input:not([type=radio])').first(), '厂区门口夜间照明不足')
    for (const group of (await demanded(firm.page)).groups) await firm.tap(group.locator('label.choice'))
    await firm.tap(form.locator('button[type=submit]'))
    await firm.page.waitForURL('**/portal/matters/**')
    expect(firm.typed).toBeLessThanOrEqual(3)
    await firm.page.context().close()
  }, 120_000)
})
