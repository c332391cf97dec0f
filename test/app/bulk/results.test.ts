/** What came of one's own acts on many rows is his to take away; what a sealed complaint is called is not in it. */
import { describe, expect, it } from 'vitest'
import { BULK_KINDS } from '#app/bulk/kinds.ts'
import { LEDGERS } from '#app/ledger/kinds.ts'
import type { Actor, Role } from '#domain/access/actor.ts'
import { ACTS } from '#domain/access/acts.ts'
import { canSome } from '#domain/access/can.ts'

const mayOf = (act: keyof typeof ACTS) => Object.keys(ACTS[act].may) as Role[]
const acting = (role: Role): Actor => ({
  accountId: 'a',
  personId: 'p',
  enterpriseId: null,
  orgIds: [],
  grants: [{ role, scope: 'own', orgId: null, areaId: null, programKey: null }],
  system: false,
  via: 'web',
})

describe('the results of a run', () => {
  it('may be taken away by everybody to whom an act on many rows is open, and by nobody else', () => {
    const act = [...new Set(Object.values(BULK_KINDS).flatMap(({ right }) => mayOf(right as keyof typeof ACTS)))]
    expect(mayOf(LEDGERS.bulk_rows.act as keyof typeof ACTS).sort()).toEqual(act.sort())
    for (const role of act) expect(canSome(acting(role), LEDGERS.bulk_rows.act).ok).toBe(true)
  })

  it('give a cadre and a member of discipline no list of the house', () => {
    for (const role of ['cadre', 'discipline'] as const)
      for (const [name, { act }] of Object.entries(LEDGERS))
        if (act === 'ledger.export' || act === 'matter.export')
          expect([role, name, canSome(acting(role), act).ok]).toEqual([role, name, false])
  })

  it('name a sealed complaint by its number alone', () => {
    const row = { id: '1', number: '2026-000007', title: '反映某企业的事', revision: 1 }
    const label = BULK_KINDS['matter.dismiss'].labelOf
    expect(label({ ...row, sealed: true })).toBe('2026-000007')
    expect(label({ ...row, sealed: false })).toBe('2026-000007 反映某企业的事')
  })
})
