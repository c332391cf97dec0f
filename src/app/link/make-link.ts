import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { decideLink } from '#domain/link/decide-link.ts'
import { FOREVER, type Holder, type Target } from '#domain/link/link.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { insertLink, type LinkRow, listAround, lockLinks } from '#storage/link-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { addNotices } from '#storage/notice-store.ts'
import { findUnitOn } from '#storage/person-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import { type Declared, findDeclared, termOf } from './link-rules.ts'
import { membersOn } from './members-on.ts'

const Input = z.object({
  programKey: z.string().max(100),
  link: z.string().max(100),
  /** The holder: a person, or a unit. */
  personId: z.guid().optional(),
  orgId: z.guid().optional(),
  /** Exactly one target. */
  enterpriseId: z.guid().optional(),
  projectId: z.guid().optional(),
  areaId: z.guid().optional(),
  targetPersonId: z.guid().optional(),
  targetOrgId: z.guid().optional(),
  kinds: z.array(z.string().max(50)).max(20).default([]),
  fromDay: z.iso.date(),
  toDay: z.iso.date().optional(),
})

/**
 * Pairs a holder with a target under a program's declaration. Who is not on the lists that the declaration names may be paired
 * all the same, but does not count as covered: the answer says so.
 */
export const makeLink = useCase({
  name: 'link.make',
  input: Input,
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const declared = await findDeclared(ctx, input.programKey, input.link)
    if (!declared.ok) return declared
    const sides = sidesOf(input, declared.value)
    if (!sides.ok) return sides
    const { holder, target } = sides.value
    const thing = {
      kind: 'link',
      programKey: input.programKey,
      enterpriseId: input.enterpriseId ?? null,
      areaId: input.areaId ?? null,
    }
    const allowed = can(ctx.actor, 'link.make', thing)
    if (!allowed.ok) return allowed
    const names = { holder: await nameOf(ctx, holder), target: await nameOf(ctx, target) }
    if (!names.holder) return fail(`${holder.kind}.not_found`)
    if (!names.target) return fail(`${target.kind}.not_found`)
    await lockLinks(tx, authorityId)
    const link: LinkRow = {
      id: newId(),
      programKey: input.programKey,
      link: input.link,
      holder,
      target,
      kinds: input.kinds,
      fromDay: input.fromDay,
      toDay: input.toDay ?? FOREVER,
      termTo: await termOf(ctx, declared.value, input.fromDay),
      orgId: holder.kind === 'person' ? await findUnitOn(tx, authorityId, holder.id, input.fromDay) : null,
      endReason: null,
      handoverId: null,
      revision: 1,
    }
    const fits = decideLink(link, declared.value.rules, await listAround(tx, authorityId, link, input.fromDay))
    if (!fits.ok) return fits
    await insertLink(tx, authorityId, link, now)
    await markDirty(tx, authorityId, [
      { id: newId(), programKey: input.programKey, factKind: 'link', factId: link.id, at: now },
    ])
    if (holder.kind === 'person' && holder.id !== ctx.actor.personId) {
      const data = { target: names.target, link: declared.value.kind.title, from: link.fromDay }
      await addNotices(tx, authorityId, [
        {
          id: newId(),
          to: { personId: holder.id },
          kind: 'link.make',
          thingKind: 'link',
          thingId: link.id,
          data,
          at: now,
        },
      ])
    }
    const unlisted = await unlistedSides(ctx, declared.value, link)
    return ok({
      out: { id: link.id, unlisted, sentence: sentenceOf(declared.value, link, names, unlisted) },
      trace: {
        thingKind: 'link',
        thingId: link.id,
        detail: { link: link.link, program: link.programKey, holder, target, from: link.fromDay },
      },
    })
  },
})

function sidesOf(input: z.output<typeof Input>, { kind }: Declared): Result<{ holder: Holder; target: Target }> {
  const holders: Holder[] = [
    ...(input.personId ? [{ kind: 'person' as const, id: input.personId }] : []),
    ...(input.orgId ? [{ kind: 'org' as const, id: input.orgId }] : []),
  ]
  const targets = (
    [
      ['enterprise', input.enterpriseId],
      ['project', input.projectId],
      ['area', input.areaId],
      ['person', input.targetPersonId],
      ['org', input.targetOrgId],
    ] as const
  ).flatMap(([of, id]): Target[] => (id ? [{ kind: of, id }] : []))
  const [holder, target] = [holders[0], targets[0]]
  if (!holder || holders.length > 1 || holder.kind !== kind.holderOf)
    return fail('link.wrong_holder', { needs: kind.holderOf })
  if (!target || targets.length > 1 || target.kind !== kind.targetOf)
    return fail('link.wrong_target', { needs: kind.targetOf })
  return ok({ holder, target })
}

async function nameOf({ tx, authorityId }: TxCtx, one: Holder | Target): Promise<string | undefined> {
  return (await namesOf(tx, authorityId, one.kind, [one.id])).get(one.id)
}

/** Groups of the declaration that holder or target are not on, by their titles. */
async function unlistedSides(ctx: TxCtx, { program, kind }: Declared, link: LinkRow): Promise<string[]> {
  const groups = [kind.holder, kind.target]
  const members = await membersOn(ctx, program, groups, link.fromDay)
  const sides = [link.holder.id, link.target.id]
  return groups
    .filter((group, i) => !members.get(group)?.has(sides[i] ?? ''))
    .map((group) => program.roster.find((one) => one.id === group)?.title ?? group)
}

function sentenceOf(
  { kind }: Declared,
  link: LinkRow,
  names: { readonly holder?: string | undefined; readonly target?: string | undefined },
  unlisted: readonly string[],
): string {
  const until = link.toDay === FOREVER ? '起' : `至 ${link.toDay} `
  const term = link.termTo ? `，任期至 ${link.termTo}` : ''
  const lists = unlisted.length > 0 ? `；未列入名单“${unlisted.join('”“')}”，不计入覆盖` : ''
  return `${kind.title}：${names.holder}自 ${link.fromDay} ${until}联系${names.target}${term}${lists}`
}
