import { canSome } from '#domain/access/can.ts'
import { listNetworks } from '#storage/monitoring-store.ts'
import type { EntryListed } from '#storage/register-store.ts'
import type { TxCtx } from '../context.ts'

/**
 * Who reported as a monitor is for the office to know, not for the unit reported on: whoever may not read the network sees such
 * entries without reporter and point, his own excepted.
 */
export async function reporterHidden(
  ctx: TxCtx,
  programKey: string,
  form: string,
): Promise<<Row extends Pick<EntryListed, 'person' | 'enterprise' | 'recordedBy'>>(row: Row) => Row> {
  const keep = <Row>(row: Row) => row
  if (canSome(ctx.actor, 'monitoring.read').ok) return keep
  const networks = await listNetworks(ctx.tx, ctx.authorityId)
  if (!networks.some((one) => one.programKey === programKey && one.form === form)) return keep
  const { personId, enterpriseId } = ctx.actor
  return (row) => {
    const own = (personId && row.person?.id === personId) || (enterpriseId && row.enterprise?.id === enterpriseId)
    return own ? row : { ...row, person: null, enterprise: null, recordedBy: null }
  }
}
