import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LEDGERS } from '#http/contract/ledger.ts'

const PAGES = join(import.meta.dirname, '../../src/web/pages')

/** Tables that are no list, ranking or report of their own, and why. What is not here must have its export. */
const NO_LEDGER: Readonly<Record<string, string>> = {
  'admin/compliance.tsx': 'looked at when the page is opened; what it finds is in the audit and in `lianqi verify`',
  'programs/editor/clauses-tab.tsx': 'a draft of a program beside its notice',
  'programs/editor/compare-view.tsx': 'two texts of a program side by side',
  'triage/compare.tsx': 'two matters side by side',
  'assess/forecast-panel.tsx': 'a forecast is worked out while one looks; nothing is kept of it',
  'assess/parts-table.tsx': 'a part of the page of assessments, which has the export',
  'assess/point-days.tsx': 'a part of the page of one’s points, which has the export',
  'calendar/calendar.tsx': 'twelve months of the official calendar',
  'drive/campaign-duties.tsx': 'a part of the page of a campaign, which has the export',
  'drive/target.tsx': 'one target; the list of targets has the export',
  'enterprises/enterprise.tsx': 'one enterprise; its rows are in the ledgers of matters, visits and pairings',
  'import/aliases.tsx': 'names that were matched once, kept for the next import',
  'import/faults.tsx': 'rows that were refused; they come back as the same file',
  'import/history.tsx': 'what was imported; it is in the audit',
  'import/sheet-panel.tsx': 'a sheet as it was read',
  'import/back-lines.tsx': 'what a file that comes back would change',
  'monitoring/appointments.tsx': 'a part of the page of the network, which has the export',
  'papers/paper-sheet.tsx': 'a paper, which leaves as docx and pdf',
  'papers/tag-list.tsx': 'the words a template may use; they come with the file to start from',
  'programs/program.tsx': 'the rule book, which leaves as a text; the members of a list have their export',
  'programs/what-if-tables.tsx': 'a change tried out; nothing is kept of it',
  'projects/approvals.tsx': 'steps of one project; they are entries of a register, which has the export',
  'projects/investment.tsx': 'months of one project',
  'registers/board.tsx': 'a choice among registers, each with its export',
  'supervise/draw-check.tsx': 'a draw made again before one’s eyes',
  'workbench/next-list.tsx': 'the first rows of the list of matters',
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name.endsWith('.tsx'))
    .map((one) => join(one.parentPath, one.name))
const files = filesIn(PAGES)

/** Pages of the office with a list or a table; phone, portal and public pages give nothing away as files. */
const listing = files
  .map((path) => ({ name: relative(PAGES, path), text: readFileSync(path, 'utf8') }))
  .filter(({ name }) => !/^(phone|portal|public|link|plate)\//.test(name))
  .filter(({ text }) => /<DataList\b|<table\b/.test(text))

const offered = (text: string) => [...text.matchAll(/<ExportButton\s+ledger="(\w+)"/g)].map(([, name]) => name ?? '')

describe('lists of the pages', () => {
  it('can each be taken out as a ledger, or are named here with the reason', () => {
    const without = listing.filter(({ name, text }) => offered(text).length === 0 && !(name in NO_LEDGER))
    expect(without.map(({ name }) => name)).toEqual([])
  })

  it('are named here only while they are there and have none', () => {
    const needless = Object.keys(NO_LEDGER).filter((name) => {
      const page = listing.find((one) => one.name === name)
      return !page || offered(page.text).length > 0
    })
    expect(needless).toEqual([])
  })

  it('use every ledger there is', () => {
    // What the shell shows on any page is no page of its own.
    const everywhere = filesIn(join(PAGES, '../parts'))
    const used = new Set([...files, ...everywhere].flatMap((path) => offered(readFileSync(path, 'utf8'))))
    expect(LEDGERS.filter((name) => !used.has(name))).toEqual([])
  })
})
