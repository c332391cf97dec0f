import { newId } from '#domain/id.ts'
import type { Act } from '#domain/matter/act.ts'
import { leadOf, type Matter, partiesNow } from '#domain/matter/matter.ts'
import type { Ruling } from '#domain/matter/rules.ts'
import { targetsOf } from '#domain/matter/targets.ts'
import { isReserved } from '#storage/matter-store.ts'
import { type Addressee, addNotices, listEnterpriseAccounts, listRoleAccounts } from '#storage/notice-store.ts'
import type { TxCtx } from '../context.ts'

type Hearer = 'units' | 'lead' | 'office' | 'holder' | 'raiser' | 'leader' | 'tier'

/** Who is told of what. The one who did it is told nothing. */
const HEARS: Partial<Record<Act['act'], readonly Hearer[]>> = {
  record: ['office', 'holder'],
  dismiss: ['raiser', 'holder'],
  assign: ['units', 'leader', 'holder'],
  classify: ['units'],
  object: ['office'],
  rule_objection: ['units'],
  reassign: ['units', 'holder'],
  extend: ['office'],
  grant_extension: ['units', 'holder'],
  refuse_extension: ['units'],
  answer: ['office', 'raiser', 'holder'],
  return: ['units'],
  confirm: ['office', 'units'],
  dispute: ['office', 'units', 'holder'],
  callback: ['units', 'holder'],
  raise: ['tier', 'office', 'units'],
  instruct: ['units', 'office'],
  slip: ['units', 'leader'],
  suspend: ['units', 'holder', 'raiser'],
  resume: ['units', 'holder'],
  hand_over: ['holder'],
  close: ['units', 'holder', 'raiser'],
  reopen: ['units', 'holder', 'raiser'],
  recompute: ['units'],
}

/** Leaves word of what was done with everybody it concerns. Of a sealed matter the notice says only that there is one. */
export async function tell(ctx: TxCtx, matter: Matter, acts: readonly Act[], ruling: Ruling): Promise<void> {
  const accounts =
    matter.enterpriseId === null ? [] : await listEnterpriseAccounts(ctx.tx, ctx.authorityId, matter.enterpriseId)
  // Of what is reserved to discipline the office hears nothing.
  const discipline = (await isReserved(ctx.tx, ctx.authorityId, matter.id))
    ? await listRoleAccounts(ctx.tx, ctx.authorityId, 'discipline')
    : null
  const notices = acts
    .filter((act) => !act.refused)
    .flatMap((act) => {
      const heard = (HEARS[act.act] ?? []).flatMap((hearer) =>
        hearer === 'office' && discipline
          ? discipline.map((accountId) => ({ accountId }))
          : addressees(hearer, matter, ruling, accounts),
      )
      const others = heard.filter((to) => !isSelf(to, act))
      const distinct = [...new Map(others.map((to) => [JSON.stringify(to), to])).values()]
      return distinct.map((to) => ({
        id: newId(),
        to,
        kind: `matter.${act.act}`,
        thingKind: 'matter',
        thingId: matter.id,
        data: {
          number: matter.number,
          title: matter.sealed ? null : matter.title,
          reason: matter.sealed ? null : act.reason,
          due: leadDue(matter),
        },
        at: ctx.now,
      }))
    })
  await addNotices(ctx.tx, ctx.authorityId, notices)
}

function isSelf(to: Addressee, act: Act): boolean {
  if ('personId' in to) return to.personId === act.actor.personId
  return 'accountId' in to && to.accountId === act.actor.accountId
}

function leadDue(matter: Matter): string | null {
  const lead = leadOf(matter)?.orgId
  return matter.clocks.find((clock) => clock.state === 'open' && clock.orgId === lead)?.dueDay ?? null
}

function addressees(hearer: Hearer, matter: Matter, ruling: Ruling, accounts: readonly string[]): readonly Addressee[] {
  const person = (personId: string | null): Addressee[] => (personId ? [{ personId }] : [])
  switch (hearer) {
    case 'units':
      return partiesNow(matter).map(({ orgId }) => ({ orgId }))
    case 'lead':
      return partiesNow(matter).flatMap((party) => (party.role === 'lead' ? [{ orgId: party.orgId }] : []))
    case 'office':
      return ruling.officeId ? [{ orgId: ruling.officeId }] : []
    case 'holder':
      return person(matter.personId)
    case 'leader':
      return person(matter.leaderId)
    case 'raiser':
      return [...accounts.map((accountId) => ({ accountId })), ...person(matter.raiserPersonId)]
    case 'tier': {
      const tier = ruling.rules.tiers.find((one) => one.id === matter.tierId)
      const targets = tier ? targetsOf(tier.who, matter, ruling) : []
      return targets.flatMap((target): Addressee[] =>
        target.personId ? [{ personId: target.personId }] : target.orgId ? [{ orgId: target.orgId }] : [],
      )
    }
  }
}
