import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import { listGroupMembers } from '#storage/program-version-store.ts'
import { insertRound } from '#storage/round-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { findBrokenLimit } from './inspection-limits.ts'

/**
 * Plans a round of supervision (督查): whom, by whom, when, on what ground. Targets named one by one must be free of every limit now;
 * a pool that is drawn from may hold others, who are then left out of the draw with the reason.
 */
export const planRound = useCase({
  name: 'round.plan',
  input: z.object({
    programKey: z.string().min(1).max(100),
    title: z.string().trim().min(1).max(200),
    kind: z.string().trim().min(1).max(50).default('督查'),
    unannounced: z.boolean().default(false),
    subjectKind: z.enum(['org', 'person', 'enterprise', 'project']),
    ground: z.string().trim().min(1).max(500),
    content: z.string().trim().max(5000).default(''),
    fromDay: z.iso.date(),
    toDay: z.iso.date(),
    targets: z.array(z.guid()).max(5000).default([]),
    /** A list of the program instead of names. */
    group: z.string().max(100).optional(),
    inspectors: z.array(z.guid()).min(1).max(500),
    /** How many are drawn; absent: all are inspected. */
    take: z.int().min(1).max(5000).optional(),
    team: z.int().min(1).max(20).default(2),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const program = await findProgramNow(ctx, input.programKey)
    if (!program) return fail('program.not_found', { program: input.programKey }, ['programKey'])
    const allowed = can(ctx.actor, 'round.plan', { kind: 'round', programKey: program.id })
    if (!allowed.ok) return allowed
    if (input.toDay < input.fromDay) return fail('round.days_reversed', {}, ['toDay'])
    if (input.toDay < dayOf(ctx)) return fail('round.in_the_past', { today: dayOf(ctx) }, ['toDay'])
    const listed = input.group
      ? await listGroupMembers(tx, authorityId, program.id, [input.group], input.fromDay)
      : input.targets.map((id) => ({ subject_kind: input.subjectKind, subject_id: id }))
    const targets = [
      ...new Set(listed.filter((one) => one.subject_kind === input.subjectKind).map((one) => one.subject_id)),
    ]
    if (targets.length === 0) return fail('round.no_targets', {}, [input.group ? 'group' : 'targets'])
    const names = await namesOf(tx, authorityId, input.subjectKind, targets)
    const unknown = targets.find((id) => !names.has(id))
    if (unknown) return fail('round.unknown_target', {}, ['targets', targets.indexOf(unknown)])
    const inspectors = [...new Set(input.inspectors)]
    const known = await namesOf(tx, authorityId, 'person', inspectors)
    if (known.size < inspectors.length) return fail('round.unknown_inspector', {}, ['inspectors'])
    if (inspectors.length < input.team)
      return fail('round.too_few_inspectors', { need: input.team, have: inspectors.length }, ['inspectors'])
    if (input.take !== undefined && input.take > targets.length)
      return fail('round.takes_too_many', { take: input.take, have: targets.length }, ['take'])
    if (input.take === undefined) {
      for (const [i, subjectId] of targets.entries()) {
        const broken = await findBrokenLimit(ctx, program, { ...input, subjectId, roundId: null })
        if (broken)
          return fail(
            broken.code,
            { ...broken.data, name: names.get(subjectId) ?? null },
            input.group ? ['group'] : ['targets', i],
          )
      }
    }
    const id = newId()
    const { programKey: _, group: __, take, ...said } = input
    await insertRound(tx, authorityId, {
      ...said,
      id,
      programKey: program.id,
      targets,
      inspectors,
      take: take ?? null,
      plannedBy: ctx.actor.personId,
      recordedAt: now,
    })
    return ok({
      out: { id },
      trace: {
        thingKind: 'round',
        thingId: id,
        detail: { program: program.id, kind: input.kind, pool: targets.length, take: take ?? null },
      },
    })
  },
})
