/** The scenes of a stored program: one for each version that judges anything, with calendar and seals. */
import type { Program } from '#program/model.ts'
import { calendarWithDays } from '#storage/calendar-store.ts'
import type { Tx } from '#storage/open-database.ts'
import { listCompiledVersions } from '#storage/run-store.ts'
import { listSeals } from '#storage/seal-store.ts'
import { createScene, type Frozen, type Scene } from './scene.ts'

export type SceneRequest = {
  readonly authorityId: string
  readonly timeZone: string
  readonly calendarId: string
  readonly programKey: string
  readonly asOf: string
  /** Leave the seals out of sight: what would these periods say today? */
  readonly unsealed?: boolean
  /** In place of the stored versions: what if this one judged? */
  readonly instead?: Program
}

/** Oldest version first. Versions that judge no open period and no day are left out. Empty: no such program. */
export async function loadScenes(tx: Tx, request: SceneRequest): Promise<Scene[]> {
  const { authorityId, programKey, timeZone, asOf } = request
  const stored = await listCompiledVersions<Program>(tx, authorityId, programKey)
  const versions = request.instead ? [request.instead] : stored.map(({ flat }) => flat)
  const { rows: calendarRows } = await calendarWithDays(tx, request.calendarId)
  const seals = request.unsealed ? [] : await listSeals(tx, authorityId, programKey)
  const frozen: Frozen[] = seals.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt }))
  return versions
    .map((program) =>
      createScene({ program, authorityIds: [authorityId], timeZone, calendarRows, asOf, frozen, versions }),
    )
    .filter((scene) => scene.span.from <= scene.span.to && scene.program.inForce.from <= scene.today)
}
