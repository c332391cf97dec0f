import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { openVisitor, settled, signIn } from './browser.ts'
import { withDemo } from './with-demo.ts'

const demo = withDemo()
const folder = mkdtempSync(join(tmpdir(), 'lianqi-days-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Pages and size of a pdf, from its own objects: A4 landscape is 842 × 595 points. */
function shapeOf(pdf: Buffer): { pages: number; boxes: string[] } {
  const text = pdf.toString('latin1')
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*([\d. ]+)\]/g)].map(([, box]) =>
    (box ?? '')
      .trim()
      .split(/\s+/)
      .map((one) => Math.round(Number(one)))
      .join(' '),
  )
  return { pages: (text.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length, boxes }
}

describe('one’s days on paper', () => {
  it.each(['office', 'handler', 'cadre'])(
    'as %s a week and a month are one page of A4 landscape each',
    async (login) => {
      const visitor = await openVisitor(demo.browser, { width: 1440 })
      await signIn(visitor.page, demo.house.address, { authority: 'yunling', login, password: DEMO_PASSWORD })
      await settled(visitor.page)
      for (const view of ['week', 'month']) {
        await visitor.page.goto(`${demo.house.address}/days?view=${view}`)
        await visitor.page.locator('.days-grid').waitFor()
        await settled(visitor.page)
        const pdf = await visitor.page.pdf({ preferCSSPageSize: true, printBackground: true })
        if (process.env.KEEP) writeFileSync(join(process.env.KEEP, `${login}-${view}.pdf`), pdf)
        expect(shapeOf(pdf)).toEqual({ pages: 1, boxes: ['0 0 842 595'] })
        if (existsSync('/usr/bin/pdftotext')) {
          const path = join(folder, `${view}.pdf`)
          writeFileSync(path, pdf)
          const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
          for (const name of ['周一', '周日']) expect(text).toContain(name)
          expect(text).not.toContain('导出')
        }
      }
      await visitor.page.context().close()
    },
    120_000,
  )
})
