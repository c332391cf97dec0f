import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { summaryOf, wordsOf } from '#domain/evaluation/summary.ts'
import { fail, ok } from '#domain/result.ts'
import {
  countEvaluations,
  type EvaluationListed,
  listAnswers,
  listEvaluationRows,
  listSubjects,
} from '#storage/evaluation-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { findQuestionnaire, measuresOf, minimumOf } from './questionnaire.ts'

/** Rounds, the latest first. */
export const listEvaluations = useCase({
  name: 'evaluation.list',
  input: z.object({
    state: z.enum(['open', 'closed']).optional(),
    program: z.string().optional(),
    cursor: z.guid().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { cursor, limit, ...where }) {
    const allowed = canSome(ctx.actor, 'evaluation.read')
    if (!allowed.ok) return allowed
    const rows = await listEvaluationRows(ctx.tx, ctx.authorityId, where, { after: cursor, limit: limit + 1 })
    const items = []
    for (const row of rows.slice(0, limit)) items.push(await dressed(ctx, row))
    const next = rows.length > limit ? (items.at(-1)?.id ?? null) : null
    return ok({ out: { items, next, total: await countEvaluations(ctx.tx, ctx.authorityId, where) }, trace: null })
  },
})

/** A round; when it is closed with its results, as far as numbers allow. */
export const readEvaluation = useCase({
  name: 'evaluation.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    const [row] = await listEvaluationRows(tx, authorityId, { id }, { limit: 1 })
    if (!row) return fail('evaluation.not_found')
    const allowed = can(ctx.actor, 'evaluation.read', { kind: 'evaluation', programKey: row.programKey })
    if (!allowed.ok) return allowed
    const found = await findQuestionnaire(ctx, row.programKey, row.form)
    if (!found.ok) return found
    const { form } = found.value
    const subjects = await listSubjects(tx, authorityId, id)
    const answers = row.state === 'closed' ? await listAnswers(tx, authorityId, id) : []
    const results = subjects.map((subject) => {
      const own = answers.filter((one) => one.orgId === subject.id).map((one) => one.values)
      const applicable = row.state === 'closed' && own.length >= row.minimum
      return {
        subject: { id: subject.id, name: subject.name },
        kind: subject.kind,
        applicable,
        voices: applicable ? own.length : null,
        fields: applicable ? summaryOf(form.fields, own, row.minimum) : [],
      }
    })
    const measures = measuresOf(found.value).map(({ id: measure, title, every }) => ({ measure, title, every }))
    const words = wordsOf(
      form.fields,
      answers.map((one) => one.values),
      row.minimum,
    )
    return ok({ out: { ...(await dressed(ctx, row)), results, measures, words }, trace: null })
  },
})

/** The anonymous questionnaires of the programs in force, with whom they may ask and what they may be about. */
export const listQuestionnaires = useCase({
  name: 'questionnaire.list',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'evaluation.read')
    if (!allowed.ok) return allowed
    const found = []
    for (const { key } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
      const program = await findProgramNow(ctx, key)
      for (const form of program?.forms ?? []) {
        if (!program || !form.anonymous || form.about !== 'org') continue
        found.push({
          programKey: key,
          programTitle: program.title,
          form: form.id,
          title: form.title,
          clause: form.clause ?? null,
          oncePer: form.oncePer ?? '',
          minimum: minimumOf({ program, form }),
          groups: program.roster.map(({ id: group, title, of }) => ({ group, title, of })),
        })
      }
    }
    return ok({ out: found, trace: null })
  },
})

async function dressed(ctx: TxCtx, { dropped, ...row }: EvaluationListed) {
  const program = await findProgramNow(ctx, row.programKey)
  return {
    ...row,
    formTitle: program?.forms.find((one) => one.id === row.form)?.title ?? row.form,
    programTitle: program?.title ?? row.programKey,
    groupTitle: program?.roster.find((one) => one.id === row.groupId)?.title ?? null,
    notApplicable: dropped.length,
  }
}
