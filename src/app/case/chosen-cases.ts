import { headingNumber, type PaperBlock } from '#domain/paper/block.ts'
import type { Program } from '#program/model.ts'
import { type CaseListed, listCaseRows } from '#storage/case-store.ts'
import { sql } from '#storage/open-database.ts'
import type { TxCtx } from '../context.ts'
import { fieldsOfCase } from './case-forms.ts'

/**
 * The approved cases a briefing was drafted with, as blocks after its figures, in the order they were chosen. Whoever
 * chose them could read them; whoever draws the briefing again reads them in it already.
 */
export async function chosenCases(
  ctx: TxCtx,
  program: Program,
  ids: readonly string[],
  before: readonly PaperBlock[],
): Promise<PaperBlock[]> {
  if (ids.length === 0) return []
  const { rows } = await listCaseRows(ctx.tx, ctx.authorityId, { ids: [...ids], scope: sql`true`, limit: ids.length })
  const cases = ids.flatMap((id) => rows.find((row) => row.id === id && row.state === 'approved') ?? [])
  return caseBlocks(program, cases, before)
}

/** The cases under one heading that goes on with the numbers of those before it; a case's first value names it. */
function caseBlocks(program: Program, cases: readonly CaseListed[], before: readonly PaperBlock[]): PaperBlock[] {
  if (cases.length === 0) return []
  const headings = before.filter((one) => one.kind === 'heading' && one.level === 1).length
  const blocks: PaperBlock[] = [{ kind: 'heading', level: 1, text: `${headingNumber(1, headings + 1)}典型案例` }]
  for (const [n, one] of cases.entries()) {
    const [first, ...rest] = fieldsOfCase(program, one)
    const from = [one.org?.name, one.enterprise?.name].filter(Boolean).join('，')
    blocks.push({ kind: 'heading', level: 2, text: `${headingNumber(2, n + 1)}${(first?.value ?? '').slice(0, 200)}` })
    if (from) blocks.push({ kind: 'paragraph', text: `报送：${from}` })
    for (const { title, value } of rest) blocks.push({ kind: 'paragraph', text: `${title}：${value}` })
  }
  return blocks
}
