import { z } from 'zod'
import { deadlineOf } from '#domain/calendar/deadline.ts'
import { fail, ok } from '#domain/result.ts'
import type { MatterKind, Paper, Program } from '#program/model.ts'
import { orderFinding } from '#storage/finding-list-store.ts'
import { namesOf } from '#storage/name-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { clockRulesOf, dayOf } from '../matter/load-ruling.ts'
import { raiseMatter } from '../matter/raise-matter.ts'
import { rectificationNotice } from '../paper/built-in.ts'
import { writePaper } from '../paper/write-paper.ts'
import { useCase } from '../use-case.ts'
import { findingChanged, findingFor } from './finding-for.ts'

/**
 * Orders an upheld finding to be put right: a rectification notice (整改通知书) with the day by which a reply is owed, and, where the
 * program knows a matter for it, the matter in which it is put right.
 */
export const orderRectification = useCase({
  name: 'finding.order',
  input: z.object({
    id: z.guid(),
    revision: z.int().optional(),
    /** What must be done. */
    text: z.string().trim().min(1).max(20_000),
    /** Only where the program's paper says no limit. */
    replyDue: z.iso.date().optional(),
  }),
  async run(ctx, { id, revision, text, replyDue }) {
    const { tx, authorityId } = ctx
    const held = await findingFor(ctx, 'finding.order', { id, revision })
    if (!held.ok) return held
    const finding = held.value
    const { programKey, personId, orgId, enterpriseId, projectId } = finding
    if (finding.voidedAt || finding.rectified) return fail('finding.settled')
    if (!finding.confirmed) return fail('finding.not_upheld')
    if (finding.paperId) return fail('finding.ordered_already')
    const program = await findProgramNow(ctx, programKey)
    if (!program) return fail('program.not_found', { program: programKey })
    const kind = rectificationKindOf(program)
    const notice = rectificationNotice(program, kind)
    const due = (await replyBy(ctx, program, notice)) ?? replyDue
    if (!due) return fail('finding.reply_missing', {}, ['replyDue'])
    if (due < dayOf(ctx)) return fail('finding.reply_past', { today: dayOf(ctx) }, ['replyDue'])
    const name = await nameOf(ctx, finding)
    const title = `${finding.category}：${name}`.slice(0, 200)
    let matterId: string | null = null
    if (kind) {
      const raised = await raiseMatter(ctx, {
        programKey,
        matter: kind.id,
        title,
        body: [finding.text, text].filter(Boolean).join('\n\n'),
        personId,
        orgId,
        enterpriseId,
        projectId,
        about: { kind: 'finding', id },
        ...(kind.categories.length > 0
          ? { category: kind.categories.includes(finding.category) ? finding.category : kind.categories[0] }
          : {}),
      })
      if (!raised.ok) return raised
      matterId = raised.value.matter.id
    }
    const paper = await writePaper(ctx, program, notice, {
      // 事由在前，文种在后（《党政机关公文处理工作条例》第九条）。
      title: `关于${finding.category}问题的${notice.title}`.slice(0, 200),
      matterId,
      personId,
      orgId,
      enterpriseId,
      projectId,
      toNames: [name],
      copyNames: [],
      content: {
        finding: finding.text,
        category: finding.category,
        foundOn: finding.day,
        demands: text,
        replyDue: due,
      },
    })
    await orderFinding(tx, authorityId, id, { paperId: paper.id, matterId, replyDue: due })
    await findingChanged(ctx, finding)
    return ok({
      out: { id, paperId: paper.id, number: paper.number, matterId, replyDue: due },
      trace: {
        thingKind: 'finding',
        thingId: id,
        detail: { paper: paper.number ?? paper.id, matter: matterId, replyDue: due },
      },
    })
  },
})

/** The program's matter for putting right what was found: one about findings, else a rectification that no mark opens as its case. */
export function rectificationKindOf(program: Program): MatterKind | undefined {
  const cases = new Set(
    program.marks.flatMap((mark) => mark.then.flatMap((one) => (one.kind === 'open' ? [one.matter] : []))),
  )
  const kinds = program.matters.filter((one) => one.kind === 'rectification' && one.sealed.length === 0)
  return kinds.find((one) => one.about.some((ref) => ref.kind === 'finding')) ?? kinds.find((one) => !cases.has(one.id))
}

/** By when a reply is owed, where the notice's declaration says it. */
async function replyBy(ctx: TxCtx, program: Program, notice: Paper): Promise<string | undefined> {
  if (notice.reply?.kind !== 'single') return undefined
  const { calendar, clockRules } = await clockRulesOf(ctx, program)
  const found = deadlineOf({ limit: notice.reply.limit, start: { at: ctx.now }, rules: clockRules, calendar })
  return found.ok ? found.value.dueDay : undefined
}

async function nameOf(
  ctx: TxCtx,
  of: { personId: string | null; orgId: string | null; enterpriseId: string | null; projectId: string | null },
): Promise<string> {
  for (const [table, id] of [
    ['org', of.orgId],
    ['enterprise', of.enterpriseId],
    ['project', of.projectId],
    ['person', of.personId],
  ] as const) {
    if (id) return (await namesOf(ctx.tx, ctx.authorityId, table, [id])).get(id) ?? ''
  }
  return ''
}
