import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { type Appointment, listAppointments, listNetworks, listReportRows } from '#storage/monitoring-store.ts'
import { namesOf } from '#storage/name-store.ts'
import type { TxCtx } from '../context.ts'
import { writeEntry } from '../form/write-entry.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { declarationsOf, loadNetwork, type NetworkFound, quotaOf } from './network.ts'

/**
 * A report by a monitor on a unit. The office may enter one for him that came by telephone. Who is not appointed on the
 * day does not report as a monitor: anybody may complain.
 */
export const reportAsMonitor = useCase({
  name: 'monitor.report',
  input: z.object({
    networkId: z.guid(),
    /** The appointment; absent: the reporter's own. */
    linkId: z.guid().optional(),
    orgId: z.guid(),
    values: z.record(z.string().max(100), z.unknown()),
  }),
  async run(ctx, { networkId, linkId, orgId, values }) {
    const found = await loadNetwork(ctx, networkId)
    if (!found.ok) return found
    const appointment = await appointmentOf(ctx, found.value, linkId)
    if (!appointment.ok) return appointment
    const { person, point, id } = appointment.value
    const enterpriseId = found.value.link.targetOf === 'enterprise' ? point.id : null
    const allowed = can(ctx.actor, 'monitor.report', {
      kind: 'monitoring',
      programKey: found.value.program.id,
      personIds: [person?.id ?? null],
      enterpriseId,
    })
    if (!allowed.ok) return allowed
    if (!(await namesOf(ctx.tx, ctx.authorityId, 'org', [orgId])).has(orgId))
      return fail('org.not_found', undefined, ['orgId'])
    const { sortField } = found.value.network
    if (sortField !== null && values[sortField] !== undefined)
      return fail('monitoring.office_sorts', undefined, ['values', sortField])
    const entry = await writeEntry(
      ctx,
      { programKey: found.value.program.id, form: found.value.form.id, values },
      {
        visitId: null,
        matterId: null,
        personId: person?.id ?? null,
        orgId,
        enterpriseId,
        projectId: null,
        areaId: null,
      },
      ctx.now,
    )
    if (!entry.ok) return entry
    return ok({
      out: { id: entry.value.id },
      trace: { thingKind: 'form', thingId: entry.value.id, detail: { network: networkId, link: id, org: orgId } },
    })
  },
})

/** The appointment reported under: the one named, or the reporter's only one. */
async function appointmentOf(
  ctx: TxCtx,
  { network, link }: NetworkFound,
  linkId: string | undefined,
): Promise<Result<Appointment>> {
  const today = todayOf(ctx)
  const span = { on: today, from: today, to: today }
  const { personId, enterpriseId } = ctx.actor
  if (linkId === undefined && personId === null && enterpriseId === null)
    return fail('monitoring.not_appointed', { title: link.title })
  const own = linkId === undefined ? { personId, enterpriseId } : { id: linkId }
  const [one, other] = await listAppointments(ctx.tx, ctx.authorityId, network, { ...span, ...own })
  if (!one) return fail('monitoring.not_appointed', { title: link.title })
  return other ? fail('monitoring.which_point', undefined, ['linkId']) : ok(one)
}

const MOST = 100

/** A monitor's own page: where he is appointed and until when, how many reports he owes, his reports and what became of them. */
export const myMonitoring = useCase({
  name: 'monitor.mine',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'monitor.report')
    if (!allowed.ok) return allowed
    const { personId, enterpriseId } = ctx.actor
    if (personId === null && enterpriseId === null) return ok({ out: [], trace: null })
    const today = todayOf(ctx)
    const own = { personId, enterpriseId }
    const mine = []
    for (const network of await listNetworks(ctx.tx, ctx.authorityId)) {
      const found = await declarationsOf(ctx, network)
      if (!found.ok) continue
      const quota = quotaOf(ctx, found.value)
      const span = { on: today, from: quota?.from ?? today, to: quota?.to ?? today }
      const appointments = await listAppointments(ctx.tx, ctx.authorityId, network, { ...span, ...own })
      if (appointments.length === 0) continue
      const reports = await listReportRows(ctx.tx, ctx.authorityId, network, own, { limit: MOST })
      const { link, form } = found.value
      mine.push({
        id: network.id,
        title: link.title,
        formTitle: form.title,
        fields: form.fields.filter((field) => field.id !== network.sortField),
        quota,
        appointments,
        reports,
      })
    }
    return ok({ out: mine, trace: null })
  },
})
