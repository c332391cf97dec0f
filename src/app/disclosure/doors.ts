import { listDrives } from '#storage/pledge-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { openComplaints } from '../complaint/complain.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { isPublic, loadDrive } from '../pledge/drive.ts'
import { openToAll } from '../suggestion/suggest.ts'

/** What anybody may do here without signing in, as the programs in force open it. */
export const DOORS = ['suggest', 'complain', 'follow', 'pledges'] as const
export type Door = (typeof DOORS)[number]

export async function doorsOf(ctx: TxCtx): Promise<Door[]> {
  const programs = await Promise.all(
    (await listVersionsNow(ctx.tx, ctx.authorityId)).map(({ key, version }) => getProgram(ctx, key, version)),
  )
  const suggest = programs.some((one) => openToAll(one).length > 0)
  const complain = programs.some((one) => openComplaints(one).length > 0)
  const open: Record<Door, boolean> = {
    suggest,
    complain,
    follow: suggest || complain,
    pledges: await hasPublicPledges(ctx),
  }
  return DOORS.filter((one) => open[one])
}

async function hasPublicPledges(ctx: TxCtx): Promise<boolean> {
  for (const { id } of await listDrives(ctx.tx, ctx.authorityId)) {
    const drive = await loadDrive(ctx, id)
    if (drive.ok && isPublic(drive.value)) return true
  }
  return false
}
