import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { type Cover, coverageOn } from '#domain/link/coverage.ts'
import { fail, ok } from '#domain/result.ts'
import type { LinkKind } from '#program/model.ts'
import { type LinkRow, listLinksOn } from '#storage/link-store.ts'
import { namesOf } from '#storage/name-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { membersOn } from './members-on.ts'

/** The proof that everybody who should be served is: for each kind of pairing who is uncovered, short or overloaded, on any day. */
export const readCoverage = useCase({
  name: 'link.read',
  input: z.object({ program: z.string().max(100), link: z.string().max(100).optional(), on: z.iso.date().optional() }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'link.read')
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, input.program)
    if (!program) return fail('program.not_found', { program: input.program })
    const declared = program.links.filter((kind) => input.link === undefined || kind.id === input.link)
    if (declared.length === 0)
      return fail('link.no_such_kind', { link: input.link ?? '', known: program.links.map((one) => one.id) })
    const on = input.on ?? todayOf(ctx)
    const links = await listLinksOn(ctx.tx, ctx.authorityId, program.id, on)
    const members = await membersOn(
      ctx,
      program,
      declared.flatMap((kind) => [kind.holder, kind.target]),
      on,
    )
    const expected = (group: string) => program.roster.find((one) => one.id === group)?.expect ?? null
    const kinds = []
    for (const kind of declared) {
      const sides = { holders: [...(members.get(kind.holder) ?? [])], targets: [...(members.get(kind.target) ?? [])] }
      const proof = await prove(ctx, kind, on, links, sides)
      kinds.push({ ...proof, expected: { holders: expected(kind.holder), targets: expected(kind.target) } })
    }
    return ok({ out: { on, kinds }, trace: null })
  },
})

async function prove(
  ctx: TxCtx,
  kind: LinkKind,
  on: string,
  links: readonly LinkRow[],
  { holders, targets }: { readonly holders: readonly string[]; readonly targets: readonly string[] },
) {
  if (kind.holderOf !== 'person' && kind.holderOf !== 'org') throw new Error(`a ${kind.holderOf} cannot hold a pairing`)
  const { holderOf, targetOf } = kind
  // Where the program demands nothing of a target, one that nobody serves is uncovered all the same: that is what is asked.
  const rules = { ...kind, perTarget: kind.perTarget ?? { atLeast: 1 } }
  const cover = coverageOn(
    on,
    links,
    rules,
    holders.map((id) => ({ kind: holderOf, id })),
    targets.map((id) => ({ kind: targetOf, id })),
  )
  const names = new Map([
    ...(await namesOf(ctx.tx, ctx.authorityId, holderOf, holders)),
    ...(await namesOf(ctx.tx, ctx.authorityId, targetOf, targets)),
  ])
  const gaps = (side: Cover['side'], states: readonly Cover['state'][]) =>
    cover
      .filter((row) => row.side === side && states.includes(row.state))
      .map((row) => ({
        id: row.id,
        name: names.get(row.id) ?? '',
        kind: row.kind,
        need: (row.state === 'over' ? row.atMost : row.need) ?? 0,
        have: row.have,
      }))
      .sort((a, b) => a.have - b.have || a.name.localeCompare(b.name, 'zh'))
  return {
    link: kind.id,
    title: kind.title,
    clause: kind.clause ?? null,
    targets: targets.length,
    covered: cover.filter((row) => row.side === 'target' && row.have > 0).length,
    holders: holders.length,
    links: links.filter((one) => one.link === kind.id).length,
    uncovered: gaps('target', ['uncovered', 'under']),
    overCovered: gaps('target', ['over']),
    underloaded: gaps('holder', ['uncovered', 'under']),
    overloaded: gaps('holder', ['over']),
  }
}
