import { createHash } from 'node:crypto'
import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import {
  changeList,
  holdList,
  insertList,
  type ListRow,
  latestMarkPeriod,
  listLists,
  listMarksFor,
  listPublishedDays,
} from '#storage/list-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { findBrokenAct } from '../act/act-limits.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { listPaperOf } from '../paper/built-in.ts'
import { writePaper } from '../paper/write-paper.ts'
import { subjectNames } from '../score/subject-names.ts'
import { useCase } from '../use-case.ts'

/** Drafts a list (表扬、批评名单) of those on whom a mark stands in its latest period. */
export const draftList = useCase({
  name: 'list.draft',
  input: z.object({
    program: z.string().min(1).max(100),
    mark: z.string().min(1).max(100),
    title: z.string().trim().min(1).max(200).optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const program = await findProgramNow(ctx, input.program)
    if (!program) return fail('program.not_found', { program: input.program }, ['program'])
    const allowed = can(ctx.actor, 'list.draft', { kind: 'list', programKey: program.id })
    if (!allowed.ok) return allowed
    const barred = await findBrokenAct(ctx, program, 'publish_list', 'propose', await publishedDays(ctx, program.id))
    if (barred) return { ok: false as const, error: barred }
    const rule = program.marks.find((one) => one.id === input.mark)
    if (!rule) return fail('list.no_such_mark', { known: program.marks.map((one) => one.title) }, ['mark'])
    const period = await latestMarkPeriod(tx, authorityId, { programKey: program.id, mark: rule.id })
    const of = {
      programKey: program.id,
      mark: rule.id,
      calendar: period?.calendar ?? null,
      ordinal: period?.ordinal ?? null,
    }
    const marks = await listMarksFor(tx, authorityId, of)
    if (marks.length === 0) return fail('list.nobody', { title: rule.title })
    const name = await subjectNames(
      ctx,
      marks.map((one) => ({ kind: one.toKind, id: one.toId })),
    )
    const id = newId()
    const made = await insertList(tx, authorityId, {
      ...of,
      id,
      title: input.title ?? rule.title,
      label: period?.label ?? '',
      rows: marks.map((one) => ({
        markId: one.id,
        kind: one.toKind,
        id: one.toId,
        name: name(one.toKind, one.toId),
        value: one.value,
        at: one.at,
        struck: null,
      })),
      bars: rule.then.flatMap((one) => (one.kind === 'bar' ? [one.benefit] : [])),
      draftedBy: ctx.actor.personId,
      draftedAt: now,
    })
    if (!made) return fail('list.there_already', { title: rule.title, period: period?.label ?? '' })
    return ok({ out: { id }, trace: { thingKind: 'list', thingId: id, detail: { mark: rule.id, rows: marks.length } } })
  },
})

const publishedDays = (ctx: TxCtx, programKey: string): Promise<string[]> =>
  listPublishedDays(ctx.tx, ctx.authorityId, { programKey, timeZone: ctx.timeZone })

/** Strikes somebody off a draft, with a reason that stays in sight of whoever approves. */
export const strikeFromList = useCase({
  name: 'list.strike',
  input: z.object({ id: z.guid(), markId: z.guid(), reason: z.string().trim().min(1).max(500) }),
  async run(ctx, { id, markId, reason }) {
    const held = await listFor(ctx, 'list.draft', { id })
    if (!held.ok) return held
    const list = held.value
    if (list.state !== 'draft') return fail('list.not_in_state', { state: list.state })
    if (!list.rows.some((one) => one.markId === markId)) return fail('list.not_on_it')
    const rows = list.rows.map((one) => (one.markId === markId ? { ...one, struck: reason } : one))
    await changeList(ctx.tx, ctx.authorityId, id, { rows })
    return ok({ out: { id }, trace: { thingKind: 'list', thingId: id, detail: { markId, reason } } })
  },
})

/** A list, held for an act that the asker may do. */
async function listFor(
  ctx: TxCtx,
  act: string,
  { id, revision }: { readonly id: string; readonly revision?: number | undefined },
): Promise<Result<ListRow>> {
  const list = await holdList(ctx.tx, ctx.authorityId, id)
  if (!list) return fail('list.not_found')
  const allowed = can(ctx.actor, act, { kind: 'list', programKey: list.programKey })
  if (!allowed.ok) return allowed
  return revision !== undefined && revision !== list.revision ? fail('list.changed') : ok(list)
}

/** Approves a draft or returns it; never by who drafted it, never by somebody who stands on it. */
export const decideList = useCase({
  name: 'list.decide',
  input: z.object({
    id: z.guid(),
    revision: z.int().optional(),
    approved: z.boolean(),
    reason: z.string().trim().max(2000).default(''),
  }),
  async run(ctx, { id, revision, approved, reason }) {
    const held = await listFor(ctx, 'list.decide', { id, revision })
    if (!held.ok) return held
    const list = held.value
    if (list.state !== 'draft') return fail('list.not_in_state', { state: list.state })
    const by = ctx.actor.personId
    if (by === null) return fail('session.no_person')
    if (list.draftedBy === by || list.rows.some((one) => one.id === by)) return fail('list.own')
    if (!approved && reason === '') return fail('list.reason_missing', {}, ['reason'])
    const program = await findProgramNow(ctx, list.programKey)
    const barred = program && approved ? await findBrokenAct(ctx, program, 'publish_list', 'approve') : null
    if (barred) return { ok: false as const, error: barred }
    const state = approved ? ('approved' as const) : ('returned' as const)
    await changeList(ctx.tx, ctx.authorityId, id, { state, decided: { by, at: ctx.now, text: reason } })
    return ok({ out: { id, state }, trace: { thingKind: 'list', thingId: id, detail: { approved, reason } } })
  },
})

/** Publishes an approved list as a numbered paper and freezes it with its digest. */
export const publishList = useCase({
  name: 'list.publish',
  input: z.object({ id: z.guid(), revision: z.int().optional() }),
  async run(ctx, { id, revision }) {
    const { tx, authorityId, now } = ctx
    const held = await listFor(ctx, 'list.publish', { id, revision })
    if (!held.ok) return held
    const list = held.value
    if (list.state !== 'approved') return fail('list.not_approved')
    const program = await findProgramNow(ctx, list.programKey)
    if (!program) return fail('program.not_found', { program: list.programKey })
    const barred = await findBrokenAct(ctx, program, 'publish_list', 'propose', await publishedDays(ctx, program.id))
    if (barred) return { ok: false as const, error: barred }
    const standing = list.rows.filter((one) => one.struck === null)
    if (standing.length === 0) return fail('list.nobody', { title: list.title })
    const paper = await writePaper(ctx, program, listPaperOf(program, list.mark), {
      title: [list.title, list.label].filter(Boolean).join(' '),
      toNames: standing.map((one) => one.name),
      copyNames: [],
      content: {
        list: standing.map((one) => ({ name: one.name, value: one.value })),
        useOfResults: [...list.bars],
        approvedOn: list.decidedAt,
      },
    })
    const digest = createHash('sha256').update(JSON.stringify(standing)).digest('hex')
    await changeList(tx, authorityId, id, { state: 'published', published: { at: now, digest, paperId: paper.id } })
    return ok({
      out: { id, paperId: paper.id, number: paper.number },
      trace: {
        thingKind: 'list',
        thingId: id,
        detail: { digest, rows: standing.length, paper: paper.number ?? paper.id },
      },
    })
  },
})

/** Lists; drafts only to those who make and approve them, published ones to all officials. */
export const listPublications = useCase({
  name: 'list.list',
  input: z.object({
    program: z.string().optional(),
    state: z.enum(['draft', 'approved', 'returned', 'published']).optional(),
  }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'list.read')
    if (!allowed.ok) return allowed
    const maker = canSome(ctx.actor, 'list.draft').ok || canSome(ctx.actor, 'list.decide').ok
    const rows = await listLists(ctx.tx, ctx.authorityId, { ...input, published: !maker })
    const persons = await namesOf(
      ctx.tx,
      ctx.authorityId,
      'person',
      rows.flatMap((row) => [row.draftedBy, row.decidedBy]).filter((one) => one !== null),
    )
    const named = (id: string | null) => (id ? { id, name: persons.get(id) ?? '' } : null)
    const me = ctx.actor.personId
    const may = (act: string, row: ListRow) => can(ctx.actor, act, { kind: 'list', programKey: row.programKey }).ok
    const items = []
    for (const row of rows) {
      const program = await findProgramNow(ctx, row.programKey)
      const standing = row.rows.filter((one) => one.struck === null)
      items.push({
        ...row,
        // What was struck off is the business of those who decided it.
        rows: maker ? row.rows.map((one) => ({ ...one })) : standing.map((one) => ({ ...one })),
        bars: [...row.bars],
        programTitle: program?.title ?? row.programKey,
        draftedBy: named(row.draftedBy),
        decidedBy: named(row.decidedBy),
        may: {
          strike: row.state === 'draft' && may('list.draft', row),
          decide: row.state === 'draft' && may('list.decide', row) && me !== null && row.draftedBy !== me,
          publish: row.state === 'approved' && may('list.publish', row),
        },
      })
    }
    return ok({ out: items, trace: null })
  },
})
