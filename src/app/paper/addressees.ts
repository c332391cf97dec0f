import { listUnitsNamed } from '#storage/name-store.ts'
import type { PaperRow } from '#storage/paper-store.ts'
import { listGroupMembers } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { groupName } from './paper-parties.ts'

type Addressed = Pick<PaperRow, 'programKey' | 'orgId' | 'toNames' | 'copyNames' | 'day'>

/**
 * The units a paper goes to: those named as addressees or copies, the members a named group (各部门) had on the day of issue, and the
 * unit it is about. `open`: a group was named by hand that no program knows, so anybody may be of it.
 */
export async function addresseesOf(ctx: TxCtx, paper: Addressed) {
  const names = [...paper.toNames, ...paper.copyNames]
  const program = await findProgramNow(ctx, paper.programKey)
  const groups = (program?.roster ?? []).filter((one) => names.includes(groupName(one.title)))
  const members = await listGroupMembers(
    ctx.tx,
    ctx.authorityId,
    paper.programKey,
    groups.map((one) => one.id),
    paper.day,
  )
  const ids = [...members.flatMap((one) => (one.subject_kind === 'org' ? [one.subject_id] : [])), paper.orgId]
  const units = await listUnitsNamed(
    ctx.tx,
    ctx.authorityId,
    names,
    ids.filter((one) => one !== null),
  )
  const known = groups.map((one) => groupName(one.title))
  return { units, open: names.some((one) => one.startsWith('各') && !known.includes(one)) }
}
