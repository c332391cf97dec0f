import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import type { DutyRule, Program } from '#program/model.ts'
import { type DutyTally, listUndone, tallyDuties } from '#storage/campaign-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { sql } from '#storage/open-database.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { fieldShown } from '../form/form-shown.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { shareOf } from './tallies.ts'

/** What one unit owes under a program: each duty of the unit and of its people, how far it is, and what fulfils it. */
export const readUnitList = useCase({
  name: 'campaign.unit',
  input: z.object({ program: z.string().min(1).max(100), orgId: z.guid() }),
  async run(ctx, { program: key, orgId }) {
    const allowed = canSome(ctx.actor, 'duty.read')
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, key)
    if (!program) return fail('program.not_found', { program: key }, ['program'])
    const name = (await namesOf(ctx.tx, ctx.authorityId, 'org', [orgId])).get(orgId)
    if (name === undefined) return fail('org.not_found')
    const scope = sql`(d.owner_kind in ('org', 'person') and d.org_id = ${orgId} and ${scopeOf(ctx, 'duty', 'd')})`
    const of = { program: key, now: ctx.now, scope }
    const tallies = await tallyDuties(ctx.tx, ctx.authorityId, { ...of, rules: program.duties.map((duty) => duty.id) })
    const items = []
    for (const duty of program.duties) {
      const latest = tallies.find((one) => one.rule === duty.id && one.ordinal !== null)
      if (latest) items.push(await itemOf(ctx, program, duty, latest, tallies, of))
    }
    return ok({ out: { program: key, title: program.title, org: { id: orgId, name }, items }, trace: null })
  },
})

async function itemOf(
  ctx: TxCtx,
  program: Program,
  duty: DutyRule,
  latest: DutyTally,
  tallies: readonly DutyTally[],
  of: { program: string; now: string; scope: ReturnType<typeof scopeOf> },
) {
  const all = tallies.find((one) => one.rule === duty.id && one.ordinal === null)
  const ordinal = latest.ordinal ?? 0
  const undone = await listUndone(ctx.tx, ctx.authorityId, { ...of, rule: duty.id, ordinal, limit: 40 })
  const metBy = duty.metBy.map(({ each }) => ({ kind: each.kind, name: each.name ?? null }))
  const form = program.forms.find((one) => metBy.some((by) => by.kind === 'form' && by.name === one.id))
  return {
    duty: duty.id,
    title: duty.title,
    clause: duty.clause ?? null,
    assumed: duty.assumed ?? null,
    phase: duty.phase ?? null,
    period: latest.period,
    calendar: undone[0]?.calendar ?? null,
    ordinal,
    ...shareOf(latest),
    overdue: latest.missed,
    have: latest.have,
    need: latest.need,
    earlierMissed: (all?.missed ?? 0) - latest.missed,
    dueDay: undone[0]?.dueDay ?? null,
    undone: undone.map((row) => ({ dutyId: row.id, kind: row.ownerKind, id: row.ownerId, name: row.owner ?? '' })),
    metBy,
    form: form
      ? {
          id: form.id,
          title: form.title,
          about: form.about,
          fields: form.fields.map(fieldShown),
        }
      : null,
  }
}
