import { canSome } from '#domain/access/can.ts'
import type { Program } from '#program/model.ts'
import { findExemptionOf } from '#storage/exemption-store.ts'
import { listPeriodsAround } from '#storage/period-store.ts'
import type { TargetRow } from '#storage/target-store.ts'
import type { TxCtx } from '../context.ts'

const EFFECTS = ['skip', 'target_of_previous', 'target_of_paused'] as const

/**
 * What a program lets be granted of a target's readings — not judged, judged by the target of another period —, what was granted of it, and,
 * for whoever may grant, among which periods one chooses.
 */
export async function exemptionsOf(
  ctx: TxCtx,
  program: Program | undefined,
  target: Pick<TargetRow, 'indicator' | 'subjectKind' | 'subjectId' | 'calendar' | 'ordinal'>,
) {
  const { calendar, ordinal } = target
  const kinds = (program?.exemptions ?? []).filter(
    (one) =>
      EFFECTS.some((effect) => effect === one.effect) &&
      one.on.some((on) => on.kind === 'reading' && (on.name === undefined || on.name === target.indicator)),
  )
  if (!program || kinds.length === 0) return { granted: null, grantable: [], periods: [], calendar, ordinal }
  const of = { programKey: program.id, exemptions: kinds.map(({ id }) => id), ...target }
  const found = await findExemptionOf(ctx.tx, ctx.authorityId, of)
  const kind = kinds.find(({ id }) => id === found?.exemption)
  const may = canSome(ctx.actor, 'exemption.grant').ok && target.subjectKind !== 'authority'
  return {
    granted: found && kind ? { id: found.id, title: kind.title, effect: kind.effect, reason: found.reason } : null,
    grantable: may
      ? kinds.map(({ id, title, effect, grounds }) => ({ exemption: id, title, effect, grounds: [...grounds] }))
      : [],
    periods: may
      ? await listPeriodsAround(ctx.tx, ctx.authorityId, {
          programKey: program.id,
          calendar,
          ordinal,
        })
      : [],
    calendar,
    ordinal,
  }
}
