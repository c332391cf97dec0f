import { z } from 'zod'
import { newId } from '#domain/id.ts'
import { headingNumber, type PaperBlock } from '#domain/paper/block.ts'
import { fail, ok } from '#domain/result.ts'
import { listFindingRows } from '#storage/finding-list-store.ts'
import { sql } from '#storage/open-database.ts'
import { findDraftOfRound, insertPaperDraft } from '#storage/paper-draft-store.ts'
import type { RoundRow } from '#storage/round-store.ts'
import { dressFindings } from '../finding/list-findings.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { circularOf } from '../paper/built-in.ts'
import { audienceNames } from '../paper/paper-parties.ts'
import { useCase } from '../use-case.ts'
import { readRound } from './read-round.ts'
import { roundFor } from './round-for.ts'

type Found = Awaited<ReturnType<typeof dressFindings>>[number]

/** Most findings one circular lists. */
const MOST = 1000

/**
 * Drafts the circular of a closed round: what was inspected, what was found by unit, and whether it is put right. Only
 * findings that were upheld are named; a draft that is there already is answered, not doubled.
 */
export const draftCircular = useCase({
  name: 'round.draft_circular',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    const held = await roundFor(ctx, 'round.draft_circular', { id })
    if (!held.ok) return held
    const round = held.value
    if (round.state !== 'closed') return fail('round.not_closed')
    const existing = await findDraftOfRound(tx, authorityId, id)
    if (existing) return ok({ out: { id: existing, drafted: false }, trace: null })
    const program = await findProgramNow(ctx, round.programKey)
    if (!program) return fail('program.not_found', { program: round.programKey })
    const read = await readRound.run(ctx, { id })
    if (!read.ok) return read
    const { rows } = await listFindingRows(tx, authorityId, { roundId: id, scope: sql`true` }, { limit: MOST })
    const declared = circularOf(program)
    const draftId = newId()
    await insertPaperDraft(tx, authorityId, {
      id: draftId,
      programKey: program.id,
      paper: declared.id,
      title: `${round.title}情况通报`,
      format: 'document',
      matterId: null,
      personId: null,
      orgId: null,
      enterpriseId: null,
      projectId: null,
      areaId: null,
      toNames: await audienceNames(ctx, program, declared.to),
      copyNames: await audienceNames(ctx, program, declared.copy),
      calendar: null,
      ordinal: null,
      content: { round: id, blocks: circularBlocks(round, read.value.out, await dressFindings(ctx, rows)) },
      draftedBy: ctx.actor.accountId,
      recordedAt: ctx.now,
    })
    return ok({
      out: { id: draftId, drafted: true },
      trace: { thingKind: 'paper_draft', thingId: draftId, detail: { round: id, paper: declared.id } },
    })
  },
})

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })
const heading = (n: number, text: string): PaperBlock => ({
  kind: 'heading',
  level: 1,
  text: `${headingNumber(1, n)}${text}`,
})

/** The unit that answers for it; of a finding about a person his unit, so that a circular names no cadre by itself. */
const unitOf = (one: Found) => one.org?.name ?? (one.subject.kind === 'person' ? '—' : one.subject.name)

function circularBlocks(
  round: RoundRow,
  shown: { readonly pool: number; readonly tasks: readonly { readonly inspection: unknown }[] },
  findings: readonly Found[],
): PaperBlock[] {
  const named = findings.filter((one) => one.state !== 'void' && one.state !== 'found')
  const waiting = findings.filter((one) => one.state === 'found').length
  const held = shown.tasks.filter((task) => task.inspection !== null).length
  const done = named.filter((one) => one.state === 'rectified').length
  const units = [...Map.groupBy(named, unitOf)].toSorted(([a], [b]) => a.localeCompare(b, 'zh-CN'))
  return [
    heading(1, '基本情况'),
    paragraph(
      `${round.fromDay}至${round.toDay}，依据${round.ground}开展${round.kind}，名单 ${shown.pool} 个，实际检查 ${held} 个。`,
    ),
    ...(round.summary ? [paragraph(round.summary)] : []),
    heading(2, '发现的问题'),
    paragraph(
      named.length === 0
        ? '没有查实的问题。'
        : `查实问题 ${named.length} 个，已整改 ${done} 个，未整改 ${named.length - done} 个。`,
    ),
    ...(units.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { title: '单位', width: 2 },
              { title: '类别', width: 2 },
              { title: '问题', width: 5 },
              { title: '整改', width: 2 },
            ],
            rows: units.flatMap(([unit, ones]) =>
              ones.map((one) => [unit, one.category, one.text, one.state === 'rectified' ? '已整改' : '未整改']),
            ),
          },
        ]),
    ...(waiting > 0 ? [paragraph(`另有 ${waiting} 个问题尚待核实，未列入本通报。`)] : []),
  ]
}
