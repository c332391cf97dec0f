import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { insertEvaluation, listUnitsBelow } from '#storage/evaluation-store.ts'
import { namesOf } from '#storage/name-store.ts'
import type { TxCtx } from '../context.ts'
import { membersOn } from '../link/members-on.ts'
import { useCase } from '../use-case.ts'
import { findQuestionnaire, minimumOf, periodOfDay, type Questionnaire } from './questionnaire.ts'

const Input = z.object({
  programKey: z.string().min(1).max(100),
  form: z.string().min(1).max(100),
  title: z.string().trim().min(1).max(200),
  audience: z.enum(['enterprise', 'monitor', 'public']),
  /** Who of them: a group of the program. Absent: all. */
  group: z.string().max(100).optional(),
  /** Whom it is about: a group of units, units by name, the units below one; together. */
  subjectGroup: z.string().max(100).optional(),
  orgIds: z.array(z.guid()).max(500).default([]),
  below: z.guid().optional(),
  fromDay: z.iso.date(),
  toDay: z.iso.date(),
})

/** Draws up a round of an anonymous questionnaire: who is asked, about which units, until when. */
export const drawUpEvaluation = useCase({
  name: 'evaluation.draw_up',
  input: Input,
  async run(ctx, input) {
    const allowed = can(ctx.actor, 'evaluation.draw_up', { kind: 'evaluation', programKey: input.programKey })
    if (!allowed.ok) return allowed
    if (input.toDay < input.fromDay)
      return fail('evaluation.backward', { from: input.fromDay, to: input.toDay }, ['toDay'])
    const found = await findQuestionnaire(ctx, input.programKey, input.form)
    if (!found.ok) return found
    const period = periodOfDay(ctx, found.value, input.fromDay)
    if (!period) return fail('evaluation.no_period', { day: input.fromDay }, ['fromDay'])
    if (input.toDay > period.lastDay)
      return fail('evaluation.past_period', { period: period.label, last: period.lastDay }, ['toDay'])
    const asked = checkGroup(found.value, input)
    if (!asked.ok) return asked
    const orgIds = await subjectsOf(ctx, found.value, input)
    if (!orgIds.ok) return orgIds
    const id = newId()
    const { programKey, form, title, audience, fromDay, toDay } = input
    const minimum = minimumOf(found.value)
    const fresh = await insertEvaluation(ctx.tx, ctx.authorityId, {
      id,
      programKey,
      form,
      title,
      audience,
      groupId: input.group ?? null,
      calendar: period.calendar,
      ordinal: period.ordinal,
      fromDay,
      toDay,
      minimum,
      recordedAt: ctx.now,
      recordedBy: ctx.actor.personId,
      orgIds: orgIds.value,
    })
    if (!fresh) return fail('evaluation.once', { form: found.value.form.title, period: period.label })
    return ok({
      out: { id, subjects: orgIds.value.length, minimum, period: period.label },
      trace: { thingKind: 'evaluation', thingId: id, detail: { form, audience, subjects: orgIds.value.length } },
    })
  },
})

/** Enterprises are asked by a group of enterprises, monitors by a group of persons, the public by none. */
function checkGroup({ program }: Questionnaire, { audience, group }: z.output<typeof Input>): Result<true> {
  if (group === undefined) return ok(true)
  const of = audience === 'enterprise' ? 'enterprise' : audience === 'monitor' ? 'person' : null
  const fits = program.roster.filter((one) => one.of === of)
  if (fits.some((one) => one.id === group)) return ok(true)
  return fail('evaluation.other_group', { group, known: fits.map((one) => one.title) }, ['group'])
}

async function subjectsOf(
  ctx: TxCtx,
  { program }: Questionnaire,
  { subjectGroup, orgIds, below, fromDay }: z.output<typeof Input>,
): Promise<Result<string[]>> {
  const known = program.roster.filter((one) => one.of === 'org')
  if (subjectGroup !== undefined && !known.some((one) => one.id === subjectGroup))
    return fail('evaluation.other_group', { group: subjectGroup, known: known.map((one) => one.title) }, [
      'subjectGroup',
    ])
  const names = await namesOf(ctx.tx, ctx.authorityId, 'org', below ? [...orgIds, below] : orgIds)
  const lost = orgIds.findIndex((id) => !names.has(id))
  if (lost >= 0) return fail('org.not_found', undefined, ['orgIds', lost])
  if (below && !names.has(below)) return fail('org.not_found', undefined, ['below'])
  const members = subjectGroup ? await membersOn(ctx, program, [subjectGroup], fromDay) : undefined
  const all = new Set([
    ...orgIds,
    ...(members?.get(subjectGroup ?? '') ?? []),
    ...(below ? await listUnitsBelow(ctx.tx, ctx.authorityId, below) : []),
  ])
  return all.size > 0 ? ok([...all].sort()) : fail('evaluation.no_subjects', undefined, ['subjectGroup'])
}
