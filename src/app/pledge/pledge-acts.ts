import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { holdEntry } from '#storage/form-entry-store.ts'
import { namesOf } from '#storage/name-store.ts'
import {
  findLineVersion,
  holdPledge,
  insertPledge,
  insertStep,
  listSteps,
  settlePledgeRow,
} from '#storage/pledge-store.ts'
import type { TxCtx } from '../context.ts'
import { replaceEntry } from '../form/replace-entry.ts'
import { writeEntry } from '../form/write-entry.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { loadDrive } from './drive.ts'

/** A unit publishes a pledge: an entry of the drive's form, shown from now on as far as the program discloses it. */
export const publishPledge = useCase({
  name: 'pledge.publish',
  input: z.object({
    driveId: z.guid(),
    orgId: z.guid(),
    values: z.record(z.string().max(100), z.unknown()),
    /** Until when, where the form has no date of its own. */
    dueDay: z.iso.date().optional(),
  }),
  async run(ctx, { driveId, orgId, values, dueDay }) {
    const found = await loadDrive(ctx, driveId)
    if (!found.ok) return found
    const { drive, program } = found.value
    const allowed = can(ctx.actor, 'pledge.publish', { kind: 'pledge', programKey: program.id, orgIds: [orgId] })
    if (!allowed.ok) return allowed
    if (!(await namesOf(ctx.tx, ctx.authorityId, 'org', [orgId])).has(orgId))
      return fail('org.not_found', undefined, ['orgId'])
    if (drive.keptField && values[drive.keptField] !== undefined)
      return fail('pledge.office_settles', undefined, ['values', drive.keptField])
    const nobody = { visitId: null, matterId: null, enterpriseId: null, projectId: null, areaId: null }
    const said = { programKey: program.id, form: drive.form, values }
    const entry = await writeEntry(ctx, said, { ...nobody, personId: ctx.actor.personId, orgId }, ctx.now)
    if (!entry.ok) return entry
    const text = entry.value.values[drive.textField]
    if (typeof text !== 'string') return fail('pledge.no_text', undefined, ['values', drive.textField])
    const written = drive.dueField ? entry.value.values[drive.dueField] : undefined
    const due = typeof written === 'string' ? written : (dueDay ?? null)
    const today = todayOf(ctx)
    if (due !== null && due < today) return fail('pledge.due_past', { due }, ['dueDay'])
    await insertPledge(ctx.tx, ctx.authorityId, {
      lineId: entry.value.id,
      driveId,
      orgId,
      text,
      dueDay: due,
      publishedDay: today,
    })
    const late = drive.publishBy !== null && today > drive.publishBy
    return ok({
      out: { id: entry.value.id, late },
      trace: { thingKind: 'pledge', thingId: entry.value.id, detail: { drive: driveId, due, late } },
    })
  },
})

/** The unit tells how far it is: what was done, with evidence attached to the entry. */
export const reportPledge = useCase({
  name: 'pledge.progress',
  input: z.object({ id: z.guid(), text: z.string().trim().min(1).max(2000) }),
  async run(ctx, { id, text }) {
    const pledge = await openPledge(ctx, id, 'pledge.progress')
    if (!pledge.ok) return pledge
    await insertStep(ctx.tx, ctx.authorityId, { id: newId(), lineId: id, text, at: ctx.now, by: ctx.actor.personId })
    return ok({ out: { id }, trace: { thingKind: 'pledge', thingId: id } })
  },
})

/**
 * The office says whether a pledge was kept, and why it says so. Kept is only what the unit has told the doing of: a
 * promise without a step is none that anybody could check. The word goes into the form, where rules count it.
 */
export const settlePledge = useCase({
  name: 'pledge.settle',
  input: z.object({ id: z.guid(), revision: z.int(), kept: z.boolean(), note: z.string().trim().min(1).max(1000) }),
  async run(ctx, { id, revision, kept, note }) {
    const pledge = await openPledge(ctx, id, 'pledge.settle')
    if (!pledge.ok) return pledge
    if (pledge.value.revision !== revision)
      return fail('pledge.conflict', { seen: revision, now: pledge.value.revision })
    if (kept && (await listSteps(ctx.tx, ctx.authorityId, id)).length === 0) return fail('pledge.nothing_told')
    const found = await loadDrive(ctx, pledge.value.driveId)
    if (!found.ok) return found
    const { keptField } = found.value.drive
    const version = keptField ? await findLineVersion(ctx.tx, ctx.authorityId, id) : undefined
    const entry = version ? await holdEntry(ctx.tx, ctx.authorityId, version) : undefined
    if (keptField && entry) {
      const made = await replaceEntry(ctx, entry, { values: { ...entry.values, [keptField]: kept }, reason: note })
      if (!made.ok) return made
    }
    await settlePledgeRow(ctx.tx, ctx.authorityId, id, { state: kept ? 'kept' : 'not_kept', day: todayOf(ctx), note })
    return ok({
      out: { id, revision: revision + 1 },
      trace: { thingKind: 'pledge', thingId: id, detail: { kept } },
    })
  },
})

async function openPledge(ctx: TxCtx, id: string, act: 'pledge.progress' | 'pledge.settle') {
  const pledge = await holdPledge(ctx.tx, ctx.authorityId, id)
  if (!pledge) return fail('pledge.not_found')
  const allowed: Result<true> = can(ctx.actor, act, { kind: 'pledge', orgIds: [pledge.orgId] })
  if (!allowed.ok) return allowed
  return pledge.state === 'open' ? ok(pledge) : fail('pledge.settled')
}
