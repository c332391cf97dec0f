import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { clockRulesOf, horizonOf, periodsOf } from '#engine/periods.ts'
import { sayFault } from '#program/fault.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { savePeriods } from '#storage/period-store.ts'
import { replaceCaseFiles } from '#storage/program-draft-store.ts'
import { insertVersion, listVersions, lockProgram, turnVersions } from '#storage/program-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { checkAgainstStored } from './check-stored.ts'
import { CaseFiles } from './draft-fields.ts'

/**
 * Publishes a version of a program: checked, hashed, never changed afterwards. What began under an earlier version keeps
 * it; a period is judged by the version in force on its last day. The same text again is no new version and changes nothing.
 */
export const publishProgram = useCase({
  name: 'program.publish',
  input: z.object({
    /** The YAML. */
    text: z.string().min(1).max(2_000_000),
    /** Name of the file in messages. */
    file: z.string().max(200).default('program.yaml'),
    /** The cases that hold it; those kept before stay when nothing is said. */
    cases: CaseFiles.optional(),
  }),
  async run(ctx, { text, file, cases }) {
    const allowed = canSome(ctx.actor, 'program.publish')
    if (!allowed.ok) return allowed
    const { tx, authorityId } = ctx
    const checked = await checkAgainstStored(ctx, text, file)
    if (!checked.ok) {
      return fail(
        'program.faulty',
        { count: checked.faults.length, faults: checked.faults.map((fault) => sayFault(fault)) },
        ['text'],
      )
    }
    const { program, hash } = checked
    const out = { key: program.id, version: program.version, hash }
    await lockProgram(tx, authorityId, program.id)
    if (cases)
      await replaceCaseFiles(tx, authorityId, program.id, cases, { at: ctx.now, accountId: ctx.actor.accountId })
    const versions = await listVersions(tx, authorityId, program.id)
    const same = versions.find((one) => one.version === program.version)
    if (same?.hash === hash) return ok({ out, trace: null })
    if (same)
      return fail('program.version_taken', { version: program.version, next: (versions[0]?.version ?? 0) + 1 }, [
        'text',
      ])
    const [newest] = versions
    const today = todayOf(ctx)
    if (newest && program.version < newest.version) {
      return fail(
        'program.version_old',
        { version: program.version, newest: newest.version, next: newest.version + 1 },
        ['text'],
      )
    }
    if (newest && program.inForce.from <= today) {
      return fail('program.in_past', { from: program.inForce.from, today }, ['text'])
    }
    await insertVersion(tx, authorityId, {
      ...out,
      title: program.title,
      source: text,
      flat: program,
      in_force_from: program.inForce.from,
      in_force_to: program.inForce.to ?? null,
      published_at: ctx.now,
      published_by: ctx.actor.accountId,
    })
    await turnVersions(tx, authorityId, today)
    await savePeriods(
      tx,
      authorityId,
      program.id,
      periodsOf(program, clockRulesOf(program, ctx.timeZone), horizonOf(today)),
    )
    await markDirty(tx, authorityId, [
      { id: newId(), programKey: program.id, factKind: 'everything', factId: newId(), at: ctx.now },
    ])
    return ok({
      out,
      trace: {
        thingKind: 'program',
        thingId: `${program.id}@${program.version}`,
        detail: { hash, inForceFrom: program.inForce.from },
      },
    })
  },
})
