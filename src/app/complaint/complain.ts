import { z } from 'zod'
import { SYSTEM } from '#domain/matter/who.ts'
import { fail, ok } from '#domain/result.ts'
import type { MatterKind, Program } from '#program/model.ts'
import { listUnitNames } from '#storage/complaint-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { findProgramNow, getProgram, matterKindOf } from '../matter/load-program.ts'
import { raiseMatter } from '../matter/raise-matter.ts'
import { useCase } from '../use-case.ts'
import { giveReceipt, nameless } from './receipt.ts'

/** Complaints that anybody may make without an account: those whose raiser the program seals. */
export function openComplaints(program: Program): readonly MatterKind[] {
  return program.matters.filter((one) => one.kind === 'complaint' && one.sealed.includes('raiser'))
}

/** What may be complained of to an authority, about which units, and what belongs elsewhere. */
export const listComplaintKinds = useCase({
  name: 'complaint.kinds',
  input: z.object({}),
  async run(ctx) {
    const kinds = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
      const program = await getProgram(ctx, key, version)
      for (const kind of openComplaints(program))
        kinds.push({
          program: key,
          programTitle: program.title,
          matter: kind.id,
          title: kind.title,
          categories: [...kind.categories],
          reserved: kind.reserved === 'discipline',
          elsewhere: kind.refuse.map((one) => ({ ground: one.ground, refer: one.refer ?? null })),
        })
    }
    return ok({ out: { kinds, units: await listUnitNames(ctx.tx, ctx.authorityId) }, trace: null })
  },
})

/**
 * A complaint by anybody, without an account: who he is — if he says so — is encrypted under its own key; he gets a code to follow it by.
 * Neither the code nor where he came from is kept.
 */
export const complain = useCase({
  name: 'complaint.make',
  input: z.object({
    program: z.string().min(1).max(100),
    matter: z.string().min(1).max(100),
    title: z.string().trim().min(1).max(200),
    body: z.string().trim().min(1).max(20_000),
    category: z.string().max(100).optional(),
    orgId: z.guid().optional(),
    contact: z
      .object({ name: z.string().trim().max(100).optional(), phone: z.string().trim().max(50).optional() })
      .optional(),
  }),
  async run(ctx, input) {
    const program = await findProgramNow(ctx, input.program)
    const kind = program && matterKindOf(program, input.matter)
    if (!program || !kind || !openComplaints(program).includes(kind)) return fail('complaint.not_open')
    if (input.orgId && (await namesOf(ctx.tx, ctx.authorityId, 'org', [input.orgId])).size === 0)
      return fail('complaint.no_unit', {}, ['orgId'])
    const raised = await raiseMatter(
      nameless(ctx),
      {
        programKey: program.id,
        matter: kind.id,
        title: input.title,
        body: input.body,
        category: input.category ?? null,
        orgId: input.orgId ?? null,
        personId: null,
        raisedBy: 'public',
        raiser: input.contact ?? {},
      },
      SYSTEM,
    )
    if (!raised.ok) return raised
    const { matter } = raised.value
    return ok({
      out: { code: await giveReceipt(ctx, matter.id) },
      trace: {
        thingKind: 'matter',
        thingId: matter.id,
        detail: { number: matter.number, matter: kind.id },
        nameless: true,
      },
    })
  },
})
