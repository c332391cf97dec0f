import { can } from '#domain/access/can.ts'
import { type Matter, revisionOf } from '#domain/matter/matter.ts'
import { fail, ok } from '#domain/result.ts'
import { lastProgressOf } from '#storage/matter-progress-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { findTargetOf, listTargetRows, type TargetListed } from '#storage/target-store.ts'
import { findMatterThing } from '#storage/thing-store.ts'
import { findProgramNow } from '../../matter/load-program.ts'
import { reportProgress } from '../../matter/report-progress.ts'
import { subjectNames } from '../../score/subject-names.ts'
import { setTarget } from '../../target/set-target.ts'
import { targetThing } from '../../target/target-thing.ts'
import { type BackKind, orderOf, orNull } from './back-kind.ts'

export const matterBack: BackKind<Matter> = {
  async now(ctx, id) {
    const one = await findMatter(ctx.tx, ctx.authorityId, id)
    const thing = await findMatterThing(ctx.tx, ctx, id)
    if (!one || !thing) return fail('bring_back.gone')
    const allowed = can(ctx.actor, 'matter.progress', thing)
    if (!allowed.ok) return allowed
    const progress = (await lastProgressOf(ctx.tx, ctx.authorityId, [id])).get(id) ?? null
    return ok({ label: `${one.number} ${one.title}`, values: { progress }, identity: { 编号: one.number }, row: one })
  },
  async order(_ctx, { row }, changed) {
    const text = orNull(changed.progress ?? null)
    if (text === null) return fail('bring_back.progress_empty')
    return ok(orderOf(reportProgress, { id: row.id, revision: revisionOf(row), data: { text } }))
  },
}

export const targetBack: BackKind<TargetListed> = {
  async now(ctx, id) {
    const scope = scopeOf(ctx, 'target', 't', 'indicator.read')
    const [listed] = await listTargetRows(ctx.tx, ctx.authorityId, { targetId: id }, scope)
    if (!listed) return fail('bring_back.gone')
    // Lists show what was filed; an adjustment that waits to be filed is what is here now, and must not be lost to an edited ledger.
    const row: TargetListed = { ...listed, ...(await findTargetOf(ctx.tx, ctx.authorityId, listed)) }
    const allowed = can(ctx.actor, 'target.set', targetThing(row))
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, row.programKey)
    const name = (await subjectNames(ctx, [{ kind: row.subjectKind, id: row.subjectId }]))(
      row.subjectKind,
      row.subjectId,
    )
    const title = program?.indicators.find((one) => one.id === row.indicator)?.title ?? row.indicator
    return ok({
      label: `${title} · ${name}`,
      values: {
        target: Number(row.target),
        baseline: row.baseline === null ? null : Number(row.baseline),
        dueDay: row.dueDay,
        measures: row.measures || null,
        reason: null,
      },
      identity: { 对象: name, 指标: title },
      row,
    })
  },
  async order(_ctx, { row }, changed) {
    const number = (field: 'target' | 'baseline', now: string | null) => {
      const value = field in changed ? orNull(changed[field] ?? null) : now
      return value === null ? undefined : Number(value)
    }
    const text = (field: string, now: string | null) => (field in changed ? orNull(changed[field] ?? null) : now)
    const { programKey, indicator, subjectKind, subjectId, firstDay, parentId, schedule, orgId, personId } = row
    const given = {
      baseline: number('baseline', row.baseline),
      parentId: parentId ?? undefined,
      orgId: orgId ?? undefined,
      personId: personId ?? undefined,
      dueDay: text('dueDay', row.dueDay) ?? undefined,
    }
    return ok(
      orderOf(setTarget, {
        program: programKey,
        indicator,
        subjectKind,
        ...(subjectKind === 'authority' ? {} : { subjectId }),
        about: firstDay,
        target: number('target', row.target),
        schedule,
        measures: text('measures', row.measures) ?? '',
        reason: text('reason', null) ?? '',
        ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      }),
    )
  },
}
