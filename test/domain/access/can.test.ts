import { describe, expect, it } from 'vitest'
import { type Actor, type Grant, ROLES, type Role } from '#domain/access/actor.ts'
import { ACTS } from '#domain/access/acts.ts'
import { can, canSome, reachOf } from '#domain/access/can.ts'
import { ADMINISTRATORS, brokenSeparation, mayAdd } from '#domain/access/separation.ts'

const grant = (role: Role, rest: Partial<Grant> = {}): Grant => ({
  role,
  scope: 'authority',
  orgId: null,
  areaId: null,
  programKey: null,
  ...rest,
})
const actor = (grants: Grant[], rest: Partial<Actor> = {}): Actor => ({
  via: 'web',
  accountId: 'a',
  personId: 'me',
  enterpriseId: null,
  orgIds: ['mine'],
  grants,
  system: false,
  ...rest,
})
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

describe('can', () => {
  it('lets the office do its work anywhere in the authority', () => {
    expect(can(actor([grant('office')]), 'matter.assign', { kind: 'matter', orgIds: ['other'] }).ok).toBe(true)
  })

  it('holds a handler to the units he belongs to, or to the unit of the grant', () => {
    const handler = actor([grant('handler', { scope: 'org' })])
    expect(code(can(handler, 'matter.answer', { kind: 'matter', orgIds: ['mine'] }))).toBe('ok')
    expect(code(can(handler, 'matter.answer', { kind: 'matter', orgIds: ['other', null] }))).toBe('access.out_of_scope')
    const seconded = actor([grant('handler', { scope: 'org', orgId: 'other' })])
    expect(code(can(seconded, 'matter.answer', { kind: 'matter', orgIds: ['other'] }))).toBe('ok')
    expect(code(can(seconded, 'matter.answer', { kind: 'matter', orgIds: ['mine'] }))).toBe('access.out_of_scope')
  })

  it('never widens a role beyond the table, however wide the grant', () => {
    const cadre = actor([grant('cadre', { scope: 'authority' })])
    expect(code(can(cadre, 'matter.read', { kind: 'matter', personIds: ['other'], orgIds: ['mine'] }))).toBe(
      'access.out_of_scope',
    )
    expect(code(can(cadre, 'matter.read', { kind: 'matter', personIds: ['me'] }))).toBe('ok')
  })

  it('holds a grant of one program to that program', () => {
    const office = actor([grant('office', { programKey: 'p' })])
    expect(code(can(office, 'matter.close', { kind: 'matter', programKey: 'p' }))).toBe('ok')
    expect(code(can(office, 'matter.close', { kind: 'matter', programKey: 'q' }))).toBe('access.out_of_scope')
    expect(code(can(office, 'enterprise.change', { kind: 'enterprise' }))).toBe('ok')
  })

  it('shows an enterprise its own and nothing else', () => {
    const enterprise = actor([grant('enterprise', { scope: 'own' })], { personId: null, enterpriseId: 'e', orgIds: [] })
    expect(code(can(enterprise, 'matter.read', { kind: 'matter', enterpriseId: 'e' }))).toBe('ok')
    expect(code(can(enterprise, 'matter.read', { kind: 'matter', enterpriseId: 'f' }))).toBe('access.out_of_scope')
    expect(code(can(enterprise, 'person.read', { kind: 'person' }))).toBe('access.role_missing')
  })

  it('names the roles that may when none of the actor’s does', () => {
    const result = can(actor([grant('viewer')]), 'matter.assign', { kind: 'matter' })
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'access.role_missing',
        data: { act: 'matter.assign', roles: ['office', 'leader', 'cadre', 'discipline'] },
      },
    })
  })

  it('refuses an act that stands in no table', () => {
    expect(code(canSome(actor([grant('office')]), 'matter.burn'))).toBe('access.unknown_act')
    expect(code(canSome(actor([grant('office')]), 'toString'))).toBe('access.unknown_act')
  })

  it('gives a person without grants nothing', () => {
    for (const act of Object.keys(ACTS)) expect(canSome(actor([]), act).ok).toBe(false)
  })

  it('joins several grants into one reach a program', () => {
    const result = reachOf(
      actor([grant('head', { scope: 'org', orgId: 'x' }), grant('cadre', { scope: 'own' })]),
      'matter.read',
    )
    expect(result.ok && result.value).toHaveLength(1)
    expect(result.ok && result.value[0]).toMatchObject({ orgIds: ['x'], personIds: ['me'], all: false })
  })
})

describe('three administrators', () => {
  it('exclude each other and every other role', () => {
    for (const admin of ADMINISTRATORS) {
      for (const role of ROLES) {
        expect(mayAdd([admin], role).ok).toBe(role === admin)
        expect(mayAdd([role], admin).ok).toBe(role === admin)
      }
    }
    expect(brokenSeparation(['office', 'leader', 'cadre'])).toBeUndefined()
    expect(brokenSeparation(['enterprise', 'cadre'])).toEqual(['enterprise', 'cadre'])
  })

  it('refuse everything to an account that holds two of them, whoever wrote the grants', () => {
    const both = actor([grant('system_admin'), grant('audit_admin')])
    expect(code(canSome(both, 'audit.read'))).toBe('access.separation')
    expect(code(canSome(both, 'account.create'))).toBe('access.separation')
  })

  // What every account has, whatever its role: about itself (its password, its notices, its own list views), about nobody
  // (which days are working days), and the search, which finds nothing its reader may not open (test/app/search).
  const SHARED = ['calendar.read', 'view.save', 'search.find', 'notice.read', 'password.change', 'second_factor.own']
  // Whoever opens accounts or grants roles finds persons, units and areas by name; an account may be an enterprise's, and a
  // role may be held for one program. All of them see whether the separation holds.
  const OWN = {
    system_admin: [
      'org.read',
      'person.read',
      'enterprise.read',
      'area.read',
      'account.read',
      'account.create',
      'account.disable',
      'account.enable',
      'account.unlock',
      'compliance.read',
    ],
    security_admin: [
      'org.read',
      'person.read',
      'area.read',
      'program.read',
      'account.read',
      'account.disable_auditor',
      'account.demand_factor',
      'role.grant',
      'role.revoke',
      'role.read',
      'compliance.read',
    ],
    audit_admin: ['audit.read', 'audit.verify', 'compliance.read'],
  } satisfies Partial<Record<Role, readonly string[]>>
  const allowedTo = (role: Role) => Object.keys(ACTS).filter((act) => canSome(actor([grant(role)]), act).ok)

  it('may do what is written here, act by act, and nothing else', () => {
    for (const [admin, own] of Object.entries(OWN))
      expect(allowedTo(admin as Role).toSorted(), admin).toEqual([...SHARED, ...own].toSorted())
  })

  it('share with everybody only what concerns the account itself or nobody', () => {
    const everybody = Object.keys(ACTS).filter((act) => ROLES.every((role) => canSome(actor([grant(role)]), act).ok))
    expect(everybody.toSorted()).toEqual(SHARED.toSorted())
    for (const admin of ADMINISTRATORS)
      for (const act of SHARED) {
        const reach = reachOf(actor([grant(admin)]), act)
        expect(reach.ok && reach.value.every((one) => !one.all && one.orgIds.length === 0), `${admin} ${act}`).toBe(
          true,
        )
      }
  })

  it('change nothing of another administrator’s and write no business', () => {
    const writing = (act: string) => !/\.(read|verify)$/.test(act) && !SHARED.includes(act)
    const written = ADMINISTRATORS.flatMap((admin) => allowedTo(admin).filter(writing))
    expect(new Set(written).size, 'no writing act is in two hands').toBe(written.length)
    for (const act of written) expect(act).toMatch(/^(account|role)\./)
    expect(canSome(actor([grant('system_admin')]), 'role.grant').ok).toBe(false)
    expect(canSome(actor([grant('security_admin')]), 'account.create').ok).toBe(false)
    for (const role of ROLES) expect(canSome(actor([grant(role)]), 'audit.read').ok).toBe(role === 'audit_admin')
  })
})
