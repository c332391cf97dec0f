import { canSome } from '#domain/access/can.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { listNetworks } from '#storage/monitoring-store.ts'
import type { EntryListed } from '#storage/register-store.ts'
import type { TxCtx } from '../context.ts'

/** The forms of a program by which monitors report. Who reported stands in no figure, paper or disclosed row, whoever reads it. */
export async function reportForms(ctx: TxCtx, programKey: string): Promise<ReadonlySet<string>> {
  const networks = await listNetworks(ctx.tx, ctx.authorityId)
  return new Set(networks.filter((one) => one.programKey === programKey).map(({ form }) => form))
}

/** Whether the asker must not learn who reported by this form: he does not read the network. */
async function mustNotLearn(ctx: TxCtx, programKey: string, form: string): Promise<boolean> {
  return !canSome(ctx.actor, 'monitoring.read').ok && (await reportForms(ctx, programKey)).has(form)
}

/**
 * Who reported as a monitor is for the office to know, not for the unit reported on: whoever may not read the network sees such
 * entries without reporter and point, his own excepted.
 */
export async function reporterHidden(
  ctx: TxCtx,
  programKey: string,
  form: string,
): Promise<<Row extends Pick<EntryListed, 'person' | 'enterprise' | 'recordedBy'>>(row: Row) => Row> {
  if (!(await mustNotLearn(ctx, programKey, form))) return (row) => row
  const { personId, enterpriseId } = ctx.actor
  return (row) => {
    const own = (personId && row.person?.id === personId) || (enterpriseId && row.enterprise?.id === enterpriseId)
    return own ? row : { ...row, person: null, enterprise: null, recordedBy: null }
  }
}

type Narrowed = { readonly personId?: string | undefined; readonly enterpriseId?: string | undefined }

/**
 * Whether the names of reporters may be asked by: counting the reports of one monitor, or finding them by the name of his
 * point, tells who reported as surely as a column would. One's own are one's own.
 * @returns whether names may be searched for
 */
export async function askedByReporter(
  ctx: TxCtx,
  programKey: string,
  form: string,
  by: Narrowed & { readonly grouped?: string },
): Promise<Result<{ readonly names: boolean }>> {
  if (!(await mustNotLearn(ctx, programKey, form))) return ok({ names: true })
  const own = (given: string | undefined, mine: string | null) => given === undefined || given === mine
  if (by.grouped === 'person' || by.grouped === 'enterprise')
    return fail('monitoring.reporter_hidden', undefined, ['by'])
  for (const [name, mine] of [
    ['personId', ctx.actor.personId],
    ['enterpriseId', ctx.actor.enterpriseId],
  ] as const)
    if (!own(by[name], mine)) return fail('monitoring.reporter_hidden', undefined, [name])
  return ok({ names: false })
}
