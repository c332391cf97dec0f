/** To whom something goes, for one fact. */
import type { Party } from '#program/model.ts'
import { type Known, reach, stateOfMatter } from './entities.ts'
import type { Fact } from './fact.ts'
import { uuid } from './ids.ts'

export type Account = { readonly kind: string; readonly id: string }

const reachesMatter = new Set([
  'duty',
  'form',
  'report',
  'matter',
  'act',
  'closing',
  'rating',
  'callback',
  'paper',
  'mark',
])
const reachesOrg = (fact: Fact) => fact.ref.kind !== 'member' || fact.org !== null

/** The party as kind and id; undefined when the fact leads to nobody. */
export function accountOf(known: Known, fact: Fact, party: Party): Account | undefined {
  const account = (kind: string, id: string | null | undefined): Account | undefined => (id ? { kind, id } : undefined)
  switch (party.kind) {
    case 'path':
      return account(party.of, reach(known, fact, party.path))
    case 'group':
      return account('group', uuid('group', known.scene.program.id, party.group))
    case 'public':
      return account('public', known.authorityId)
    case 'role': {
      const { role } = party
      if (reachesMatter.has(fact.ref.kind) && ['lead', 'units', 'leader', 'raiser', 'first_hand'].includes(role)) {
        const matter = fact.matter ? stateOfMatter(known, fact.matter) : undefined
        if (role === 'lead' || role === 'units') return account('org', matter?.lead_org_id)
        if (role === 'leader') return account('person', matter?.leader_id)
        if (role === 'raiser') return account('person', matter?.raiser_person_id)
        return account('person', matter?.handler_id)
      }
      if (role === 'holder') return account('person', fact.person)
      if (['lead', 'parallel', 'assist', 'units', 'concerned'].includes(role)) return account('org', fact.org)
      if (role === 'head' || role === 'first_hand')
        return account(role, reachesOrg(fact) ? fact.org : known.authorityId)
      return account(role, known.authorityId)
    }
  }
}
