import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { reckonSteps, type Step } from '#domain/project/approval.ts'
import { fail, ok } from '#domain/result.ts'
import type { Form } from '#program/model.ts'
import { getCalendar } from '#storage/calendar-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { listInvestment, putInvestment } from '#storage/project-board-store.ts'
import { type EntryListed, entryCondition, listEntryRows } from '#storage/register-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { findProjectThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'

/** A project's steps of approval, from every register of `board: approvals`, and its investment by month. */
export const projectProgress = useCase({
  name: 'project.progress',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const thing = await findProjectThing(ctx.tx, ctx, id)
    if (!thing) return fail('project.not_found')
    const allowed = can(ctx.actor, 'project.read', thing)
    if (!allowed.ok) return allowed
    const approvals = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
      const program = await getProgram(ctx, key, version)
      for (const form of program.forms.filter((one) => one.board === 'approvals' && one.about === 'project')) {
        approvals.push({ programKey: key, form: form.id, title: form.title, ...(await stepsOf(ctx, key, form, id)) })
      }
    }
    const months = await listInvestment(ctx.tx, ctx.authorityId, id)
    const mayChange = can(ctx.actor, 'project.change', thing).ok
    return ok({ out: { approvals, months: months.map((one) => ({ ...one })), mayChange }, trace: null })
  },
})

async function stepsOf(ctx: TxCtx, programKey: string, form: Form, projectId: string) {
  const condition = entryCondition(ctx.authorityId, { programKey, form: form.id, projectId }, scopeOf(ctx, 'form', 'e'))
  const rows = (await listEntryRows(ctx.tx, ctx.authorityId, { condition, limit: 100 })).reverse()
  const title = form.fields.find((field) => field.type === 'choice' || field.type === 'text')?.id ?? ''
  const steps = rows.map(stepOf)
  const calendar = await getCalendar(ctx.tx, ctx.calendarId)
  const { steps: reckoned, chainDays, sumDays } = reckonSteps(steps, windowOf(ctx).today, calendar)
  return {
    chainDays,
    sumDays,
    steps: rows.map((row, n) => ({
      id: row.id,
      title: String(row.values[title] ?? ''),
      org: row.org,
      startedOn: steps[n]?.startedOn ?? null,
      finishedOn: steps[n]?.finishedOn ?? null,
      allowed: steps[n]?.allowed ?? null,
      used: reckoned[n]?.used ?? null,
      state: reckoned[n]?.state ?? 'not_begun',
      over: reckoned[n]?.over ?? false,
      critical: reckoned[n]?.critical ?? false,
    })),
  }
}

/** The fields an approvals register has, by their ids: started_on, finished_on, finished, used, allowed. */
function stepOf(row: EntryListed): Step {
  const text = (id: string) => (typeof row.values[id] === 'string' ? (row.values[id] as string) : null)
  const number = (id: string) => (typeof row.values[id] === 'number' ? (row.values[id] as number) : null)
  return {
    id: row.id,
    startedOn: text('started_on'),
    finishedOn: text('finished_on'),
    finished: row.values.finished === true,
    used: number('used'),
    allowed: number('allowed'),
  }
}

/** Keeps a month of a project's investment: planned, done, money in place (万元). */
export const recordInvestment = useCase({
  name: 'project.invest',
  input: z.object({
    id: z.guid(),
    month: z.string().regex(/^\d{4}-\d{2}-01$/),
    planned: z.number().min(0).nullable(),
    done: z.number().min(0).nullable(),
    inPlace: z.number().min(0).nullable(),
  }),
  async run(ctx, { id, ...said }) {
    const thing = await findProjectThing(ctx.tx, ctx, id)
    if (!thing) return fail('project.not_found')
    const allowed = can(ctx.actor, 'project.change', thing)
    if (!allowed.ok) return allowed
    if (said.done !== null && said.month > windowOf(ctx).today)
      return fail('project.month_in_future', { month: said.month }, ['month'])
    const by = ctx.actor.personId
    const before = await putInvestment(ctx.tx, ctx.authorityId, { projectId: id, ...said, at: ctx.now, by })
    return ok({
      out: { id },
      trace: { thingKind: 'project', thingId: id, detail: { ...said, before: before ?? null } },
    })
  },
})
