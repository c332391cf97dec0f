import { z } from 'zod'
import { addDays } from '#domain/calendar/day.ts'
import { ok } from '#domain/result.ts'
import { listDemoThings } from '#storage/demo-store.ts'
import { sql } from '#storage/open-database.ts'
import { countByForm } from '#storage/register-store.ts'
import { enterForm } from '../form/enter-form.ts'
import { useCase } from '../use-case.ts'
import { tellInvestment } from './investment.ts'
import { tellPolicies } from './policies.ts'
import { serviceEntries } from './service-entries.ts'

/**
 * What the park did for its enterprises besides visits: its service catalogue, loans, tax relief, fairs, products, approval steps. One
 * transaction, because a start should take a minute.
 */
export const fillServices = useCase({
  name: 'demo.services',
  input: z.object({ programKey: z.string(), today: z.iso.date(), start: z.iso.date() }),
  async run(ctx, { programKey, today, start }) {
    // A start that was broken off after this goes on without telling it twice.
    const told = await countByForm(ctx.tx, ctx.authorityId, sql`e.program_key = ${programKey} and e.form = 'loan'`)
    if (told.length > 0) return ok({ out: { entries: 0 }, trace: null })
    const things = await listDemoThings(ctx.tx, ctx.authorityId)
    let entries = 0
    const named = new Map<string, string>()
    for (const { day, as, values, ...entry } of serviceEntries(things, { today, start })) {
      const at = `${day > today ? today : day < start ? addDays(start, 1) : day}T01:00:00Z`
      const done = await enterForm.run(ctx, { programKey, at, ...entry, values: filled(values, named) })
      if (!done.ok) return done
      if (as) named.set(as, done.value.out.id)
      entries++
    }
    const invested = await tellInvestment(ctx, things.projects, { today, start })
    if (!invested.ok) return invested
    const policies = await tellPolicies(ctx, things.orgs, { today, start })
    if (!policies.ok) return policies
    return ok({ out: { entries }, trace: null })
  },
})

/** Values with the entries they name: `@need 3` becomes the entry told as that. */
function filled(values: Readonly<Record<string, unknown>>, named: ReadonlyMap<string, string>) {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'string' && value.startsWith('@') ? named.get(value.slice(1)) : value,
    ]),
  )
}
