import { z } from 'zod'
import { partiesNow } from '#domain/matter/matter.ts'
import { ok } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import { writePaper } from '../paper/write-paper.ts'
import { matterKindOf } from './load-program.ts'
import { matterAct } from './matter-act.ts'
import { Units } from './units.ts'

/**
 * An order to units, or a submission to a leader. The numbered paper that the program has for it (交办单, 呈报单) is issued
 * in the same transaction.
 */
export const assignMatter = matterAct({
  act: 'assign',
  data: z.discriminatedUnion('give', [
    z.object({
      give: z.literal('order'),
      units: Units,
      finishBy: z.iso.date().optional(),
      standard: z.string().trim().max(2000).optional(),
    }),
    z.object({ give: z.literal('submission'), leaderId: z.guid() }),
  ]),
  async after(ctx, { matter, program, acts }, { data }) {
    const declared = program.papers.find(
      (paper) => paper.id === data.give && paper.of?.kind === 'matter' && paper.of.name === matter.matter,
    )
    if (!declared) return ok(true)
    const orgIds = partiesNow(matter).map((party) => party.orgId)
    const orgs = await namesOf(ctx.tx, ctx.authorityId, 'org', orgIds)
    const persons = await namesOf(ctx.tx, ctx.authorityId, 'person', matter.leaderId ? [matter.leaderId] : [])
    const enterprises = await namesOf(
      ctx.tx,
      ctx.authorityId,
      'enterprise',
      matter.enterpriseId && !matter.sealed ? [matter.enterpriseId] : [],
    )
    const toNames = data.give === 'order' ? orgIds.map((id) => orgs.get(id) ?? '') : [...persons.values()]
    const kind = matterKindOf(program, matter.matter)
    const clocks = acts.flatMap((act) => act.clocks).flatMap((change) => (change.do === 'open' ? [change.clock] : []))
    await writePaper(ctx, program, declared, {
      matterId: matter.id,
      orgId: partiesNow(matter).find((party) => party.role === 'lead')?.orgId ?? null,
      personId: matter.leaderId,
      enterpriseId: matter.sealed ? null : matter.enterpriseId,
      projectId: matter.projectId,
      toNames,
      content: {
        number: matter.number,
        ...(data.give === 'submission' ? { submission: true } : {}),
        title: matter.title,
        body: matter.body,
        category: matter.category,
        standard: matter.standard ?? null,
        enterprise: [...enterprises.values()][0] ?? null,
        units: partiesNow(matter).map((party) => ({ name: orgs.get(party.orgId) ?? '', role: party.role })),
        deadlines: clocks.map((clock) => ({
          clock: clock.clock,
          title: kind?.clocks.find((one) => one.id === clock.clock)?.title ?? null,
          unit: clock.orgId ? (orgs.get(clock.orgId) ?? null) : null,
          dueDay: clock.dueDay,
        })),
      },
    })
    return ok(true)
  },
})
