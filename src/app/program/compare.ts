import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { explore } from '#engine/explore.ts'
import { loadScenes } from '#engine/scenes.ts'
import type { Program } from '#program/model.ts'
import { listDerived } from '#storage/derived-store.ts'
import { listCompiledVersions } from '#storage/run-store.ts'
import { useCase } from '../use-case.ts'
import { changedEntries } from './changed-entries.ts'

export type ChangedScore = {
  readonly rule: string
  readonly calendar: string
  readonly ordinal: number
  readonly subjectId: string
  /** null: not applicable, missing, or no such row. */
  readonly was: string | null
  readonly wouldBe: string | null
}

/**
 * Two versions side by side: which entries differ, and, with `scores`, what the measures of the same facts would be if the
 * second one judged the first one's time. Computed and rolled back; nothing is stored.
 */
export const comparePrograms = useCase({
  name: 'program.read',
  input: z.object({
    program: z.string().min(1).max(100),
    from: z.int(),
    to: z.int(),
    scores: z.boolean().default(false),
  }),
  async run(ctx, { program: key, from, to, scores }) {
    const allowed = canSome(ctx.actor, 'program.read')
    if (!allowed.ok) return allowed
    const { tx, authorityId, timeZone, calendarId, now } = ctx
    const versions = await listCompiledVersions<Program>(tx, authorityId, key)
    const before = versions.find((one) => one.version === from)?.flat
    const after = versions.find((one) => one.version === to)?.flat
    if (!before) return fail('program.not_found', { program: key, version: from }, ['from'])
    if (!after) return fail('program.not_found', { program: key, version: to }, ['to'])
    const entries = changedEntries(before, after)
    if (!scores) return ok({ out: { entries, scores: [] as ChangedScore[] }, trace: null })
    const request = { authorityId, timeZone, calendarId, programKey: key, asOf: now, unsealed: true }
    const measuresUnder = async (instead: Program) => {
      const scenes = await loadScenes(tx, { ...request, instead: { ...instead, inForce: before.inForce } })
      return explore(tx, authorityId, scenes, (inside) => listDerived(inside, authorityId, key, 'measure'))
    }
    const rowKey = (row: Readonly<Record<string, unknown>>) =>
      `${row.rule} ${row.calendar} ${row.ordinal} ${row.subject_id}`
    const was = new Map((await measuresUnder(before)).map((row) => [rowKey(row), row]))
    const wouldBe = new Map((await measuresUnder(after)).map((row) => [rowKey(row), row]))
    const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))
    const changed = [...new Set([...was.keys(), ...wouldBe.keys()])].sort().flatMap((id): ChangedScore[] => {
      const row = was.get(id) ?? wouldBe.get(id)
      const old = text(was.get(id)?.value)
      const fresh = text(wouldBe.get(id)?.value)
      if (!row || old === fresh) return []
      return [
        {
          rule: String(row.rule),
          calendar: String(row.calendar),
          ordinal: Number(row.ordinal),
          subjectId: String(row.subject_id),
          was: old,
          wouldBe: fresh,
        },
      ]
    })
    return ok({ out: { entries, scores: changed }, trace: null })
  },
})
