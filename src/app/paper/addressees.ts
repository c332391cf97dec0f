import { members } from '#engine/members.ts'
import { createScene } from '#engine/scene.ts'
import { listUnitsNamed } from '#storage/name-store.ts'
import type { PaperRow } from '#storage/paper-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { groupName } from './paper-parties.ts'

type Addressed = Pick<PaperRow, 'programKey' | 'orgId' | 'toNames' | 'copyNames' | 'issuedAt'>

/**
 * The units a paper goes to: those named as addressees or copies, the members a named group (各部门) had when it was issued, listed
 * ones and such as a condition finds, and the unit it is about. `open`: a group was named by hand that no program knows, so anybody
 * may be of it.
 */
export async function addresseesOf(ctx: TxCtx, paper: Addressed) {
  const { tx, authorityId, timeZone } = ctx
  const names = [...paper.toNames, ...paper.copyNames]
  const program = await findProgramNow(ctx, paper.programKey)
  const groups = (program?.roster ?? []).filter((one) => names.includes(groupName(one.title)))
  const wanted = groups.map((one) => one.id)
  const found = program
    ? await members(
        tx,
        createScene({ program, authorityIds: [authorityId], timeZone, calendarRows: [], asOf: paper.issuedAt }),
        wanted,
      )
    : []
  const ids = [...found.map((one) => one.id), ...(paper.orgId === null ? [] : [paper.orgId])]
  const known = groups.map((one) => groupName(one.title))
  return {
    units: await listUnitsNamed(tx, authorityId, names, ids),
    open: names.some((one) => one.startsWith('各') && !known.includes(one)),
  }
}
