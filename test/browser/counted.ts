import type { Browser, Locator, Page } from 'playwright-core'
import { type Account, openVisitor, settled, signIn } from './browser.ts'

/** A person whose every touch and every typed field is counted. */
export class Counted {
  taps = 0
  typed = 0
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
  async tap(what: Locator): Promise<void> {
    await what.first().click()
    this.taps += 1
    await settled(this.page)
  }
  async type(what: Locator, text: string): Promise<void> {
    await what.fill(text)
    this.typed += 1
  }
}

/** Somebody signed in, on the page that opens first; nothing is counted yet. */
export async function signedInCounted(
  browser: Browser,
  address: string,
  account: Account,
  width: number,
): Promise<Counted> {
  const { page } = await openVisitor(browser, { width })
  await signIn(page, address, account)
  await settled(page)
  return new Counted(page)
}

/** What a form demands and nobody has filled in: groups without a choice, empty required fields. */
export async function demanded(page: Page): Promise<{ groups: Locator[]; fields: Locator[] }> {
  const groups: Locator[] = []
  for (const group of await page.locator('fieldset.field:has(legend .muted):visible').all())
    if ((await group.locator('input:checked').count()) === 0) groups.push(group)
  const fields: Locator[] = []
  for (const field of await page.locator('[aria-required=true]:visible').all())
    if ((await field.inputValue().catch(() => '')) === '') fields.push(field)
  return { groups, fields }
}
