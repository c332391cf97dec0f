import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { clockRulesOf, periodRows } from '#engine/periods.ts'
import type { Form, LinkKind, Program } from '#program/model.ts'
import { findNetwork, insertNetwork, type Network } from '#storage/monitoring-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

export type NetworkFound = {
  readonly network: Network
  readonly program: Program
  readonly link: LinkKind
  readonly form: Form
}

/** A network with its declarations in the program in force. */
export async function loadNetwork(ctx: TxCtx, id: string): Promise<Result<NetworkFound>> {
  const network = await findNetwork(ctx.tx, ctx.authorityId, id)
  return network ? declarationsOf(ctx, network) : fail('monitoring.not_found')
}

export async function declarationsOf(ctx: TxCtx, network: Network): Promise<Result<NetworkFound>> {
  const program = await findProgramNow(ctx, network.programKey)
  if (!program) return fail('program.not_found', { program: network.programKey }, ['programKey'])
  const link = program.links.find((one) => one.id === network.link)
  if (!link)
    return fail('link.no_such_kind', { link: network.link, known: program.links.map((one) => one.id) }, ['link'])
  const form = program.forms.find((one) => one.id === network.form)
  if (!form)
    return fail('form.not_found', { form: network.form, forms: program.forms.map((one) => one.title) }, ['form'])
  return ok({ network, program, link, form })
}

/** How many reports a monitor owes: the program's duty over the appointment that this form meets; null: it sets none. */
export function quotaOf(ctx: TxCtx, { program, link, form }: NetworkFound) {
  const duty = program.duties.find(
    (one) =>
      one.selection.each.kind === 'link' &&
      one.selection.each.name === link.id &&
      one.metBy.some(({ each }) => each.kind === 'form' && each.name === form.id),
  )
  const period = program.periods.find((one) => one.id === duty?.every)
  if (!duty || !period) return null
  const today = todayOf(ctx)
  const rows = periodRows(period, clockRulesOf(program, ctx.timeZone), program.inForce, today, today)
  const now = rows.find((one) => one.firstDay <= today && today <= one.lastDay)
  if (!now) return null
  return {
    times: duty.times,
    period: now.label,
    from: now.firstDay,
    to: now.lastDay,
    clause: duty.clause ?? duty.assumed ?? null,
  }
}

/**
 * Sets a network up: the pairing that appoints monitors, the form they report by, and, where the form has a choice for it,
 * the field that takes the office's sorting, so that rules can count what became of reports.
 */
export const setUpNetwork = useCase({
  name: 'monitoring.set_up',
  input: z.object({
    programKey: z.string().min(1).max(100),
    link: z.string().min(1).max(100),
    form: z.string().min(1).max(100),
    sortField: z.string().max(100).nullable().default(null),
  }),
  async run(ctx, input) {
    const allowed = can(ctx.actor, 'monitoring.set_up', { kind: 'monitoring', programKey: input.programKey })
    if (!allowed.ok) return allowed
    const network = { id: newId(), ...input }
    const found = await declarationsOf(ctx, network)
    if (!found.ok) return found
    const { form } = found.value
    if (form.about !== 'org' || form.anonymous) return fail('monitoring.not_of_units', { form: form.title }, ['form'])
    const field = form.fields.find((one) => one.id === input.sortField)
    const choices = form.fields.filter((one) => one.type === 'choice' && !one.required)
    if (input.sortField !== null && !choices.some((one) => one.id === field?.id))
      return fail('monitoring.no_choice', { field: input.sortField, known: choices.map((one) => one.title) }, [
        'sortField',
      ])
    if (!(await insertNetwork(ctx.tx, ctx.authorityId, { ...network, at: ctx.now, by: ctx.actor.personId })))
      return fail('monitoring.exists', { form: form.title })
    return ok({
      out: { id: network.id },
      trace: { thingKind: 'monitoring', thingId: network.id, detail: { link: input.link, form: input.form } },
    })
  },
})

/** What a network may be made of: pairings and forms about units, of the programs in force. */
export const networkChoices = useCase({
  name: 'monitoring.choices',
  input: z.object({ programKey: z.string().min(1).max(100) }),
  async run(ctx, { programKey }) {
    const allowed = canSome(ctx.actor, 'monitoring.set_up')
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, programKey)
    if (!program) return fail('program.not_found', { program: programKey }, ['programKey'])
    const forms = program.forms.filter((one) => one.about === 'org' && !one.anonymous)
    return ok({
      out: {
        links: program.links.map(({ id, title }) => ({ id, title })),
        forms: forms.map(({ id, title, fields }) => ({
          id,
          title,
          sortFields: fields
            .filter((one) => one.type === 'choice' && !one.required)
            .map((one) => ({ id: one.id, title: one.title })),
        })),
      },
      trace: null,
    })
  },
})
