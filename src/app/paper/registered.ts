import { blocksOf, paperDay } from '#domain/paper/paper-text.ts'
import { writeSheet } from '#papers/official/write-sheet.ts'
import type { PaperRow } from '#storage/paper-store.ts'
import { factTable, paragraph } from '../sheet/sheet.ts'

/** Whether a paper was issued elsewhere and only entered from a ledger: what it said is not known here. */
export const isRegistered = (paper: Pick<PaperRow, 'digest'>): boolean => paper.digest === null

/** What is known of a paper that came by a ledger, as a register sheet: set with a red head it would pass for the paper itself. */
export function registeredDocx(paper: PaperRow, authority: string, unit: string | null): Promise<Buffer> {
  const said = blocksOf(paper.content).flatMap((block) => ('text' in block ? [block.text] : []))
  const facts: [string, string][] = [
    ['文种', paper.title],
    ['文号', paper.number ?? ''],
    ['印发日期', paperDay(paper.day)],
    ['主送', paper.toNames.join('、')],
    ['有关单位', unit ?? ''],
    ['登记内容', said.join('\n')],
    ['作废', paper.voidedAt ? (paper.voidReason ?? '已作废') : ''],
  ]
  return writeSheet({
    title: '公文登记单',
    sub: paper.title,
    blocks: [
      factTable(facts.filter(([, value]) => value !== '')),
      paragraph('本件在系统外印发，由台账登记；正文以原件为准。'),
    ],
    by: authority,
    day: paper.day,
    landscape: false,
    code: null,
  })
}
