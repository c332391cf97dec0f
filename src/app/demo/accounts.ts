import { z } from 'zod'
import { hashPassword } from '#app/account/password-hash.ts'
import { useCase } from '#app/use-case.ts'
import type { Role, Scope } from '#domain/access/actor.ts'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { ok } from '#domain/result.ts'
import { insertAccount } from '#storage/account-store.ts'
import { enterpriseByCode, personsByNumber } from '#storage/demo-store.ts'
import { insertGrant } from '#storage/role-store.ts'
import type { Demo } from './generate.ts'
import type { DemoPerson } from './park.ts'
import { PARK, TOWN } from './places.ts'

/** The password of every account of the demo. Invented data only; a real authority is not set up this way. */
export const DEMO_PASSWORD = 'Lianqi@Demo1'

/** An account to look around with. `shown`: printed at the start; the others are there because the roles are needed. */
export type DemoAccount = {
  readonly authority: string
  readonly login: string
  readonly title: string
  readonly role: Role
  readonly scope: Scope
  readonly staffNo: string | null
  readonly enterpriseCode: string | null
  readonly shown: boolean
}

const ADMINS = [
  ['sysadmin', '系统管理员', 'system_admin'],
  ['secadmin', '安全管理员', 'security_admin'],
  ['auditor', '审计管理员', 'audit_admin'],
] as const

/** Somebody for every role of both authorities. */
export function demoAccounts({ park, problems, town }: Demo): DemoAccount[] {
  const one = (
    authority: string,
    login: string,
    title: string,
    role: Role,
    scope: Scope,
    person: DemoPerson | undefined,
    shown = true,
  ): DemoAccount => ({
    authority,
    login,
    title: person ? `${title} ${person.name}（${person.org}）` : title,
    role,
    scope,
    staffNo: person?.no ?? null,
    enterpriseCode: null,
    shown,
  })
  const admins = (authority: string) =>
    ADMINS.map(([login, title, role]) => one(authority, login, title, role, 'authority', undefined))
  // The unit with most on its table, and the enterprise that is asked whether its problem is solved.
  const open = problems.filter((problem) => problem.state === '办理中')
  const unit = mostFrequent(open.flatMap((problem) => problem.lead ?? [])) ?? '建设交通局'
  const of = (org: string, n: number) => park.cadres.filter((cadre) => cadre.org === org)[n]
  const asked = problems.find(
    (problem) => problem.state === '已答复' && problem.word === null && problem.target.kind === 'enterprise',
  )
  const enterprise = park.enterprises.find((item) => item.name === asked?.target.name) ?? park.enterprises[0]
  const townOf = (org: string, n: number) => town.persons.filter((person) => person.org === org)[n]
  return [
    one(PARK.code, 'office', '督查室', 'office', 'authority', of(PARK.office, 0)),
    ...park.leaders.map((leader, i) =>
      one(PARK.code, i === 0 ? 'leader' : `leader${i + 1}`, '包保领导', 'leader', 'authority', leader, i === 0),
    ),
    one(PARK.code, 'head', '部门负责人', 'head', 'org', of(unit, 0)),
    one(PARK.code, 'handler', '部门经办人', 'handler', 'org', of(unit, 3)),
    one(PARK.code, 'monitor', '监督员', 'monitor', 'own', of('统计工作站', 9)),
    one(PARK.code, 'cadre', '包保干部', 'cadre', 'own', asked?.by ?? of(unit, 5)),
    {
      ...one(PARK.code, 'enterprise', `企业 ${enterprise?.name}`, 'enterprise', 'own', undefined),
      enterpriseCode: enterprise?.code ?? null,
    },
    ...admins(PARK.code),
    one(TOWN.code, 'office', '联络办', 'office', 'authority', townOf(TOWN.office, 0)),
    ...town.persons
      .slice(0, 4)
      .map((leader, i) =>
        one(TOWN.code, i === 0 ? 'leader' : `leader${i + 1}`, '市级领导', 'leader', 'authority', leader, i === 0),
      ),
    one(TOWN.code, 'head', '部门负责人', 'head', 'org', townOf('人力资源局', 0)),
    one(TOWN.code, 'cadre', '联系干部', 'cadre', 'own', townOf('人力资源局', 1)),
    ...admins(TOWN.code),
  ]
}

function mostFrequent(words: readonly string[]): string | undefined {
  const tally = [...Map.groupBy(words, (word) => word)].sort(
    ([a, x], [b, y]) => y.length - x.length || a.localeCompare(b),
  )
  return tally[0]?.[0]
}

const input = z.object({ accounts: z.custom<readonly DemoAccount[]>((value) => Array.isArray(value)) })

/** Opens the demo's accounts, ready to use: their password need not be changed first. Those that are there stay as they are. */
export const makeDemoAccounts = useCase<z.infer<typeof input>, number>({
  name: 'account.create',
  input,
  async run(ctx, { accounts }) {
    const allowed = canSome(ctx.actor, 'account.create')
    if (!allowed.ok) return allowed
    const { tx, authorityId, now } = ctx
    const persons = await personsByNumber(tx, authorityId)
    const passwordHash = await hashPassword(DEMO_PASSWORD)
    let made = 0
    for (const account of accounts) {
      const id = newId()
      const enterpriseId =
        account.enterpriseCode === null
          ? null
          : ((await enterpriseByCode(tx, authorityId, account.enterpriseCode)) ?? null)
      const personId = account.staffNo === null ? null : (persons.get(account.staffNo) ?? null)
      const fresh = await insertAccount(tx, authorityId, {
        id,
        login: account.login,
        name: account.title.split('（')[0] ?? null,
        passwordHash,
        mustChange: false,
        personId,
        enterpriseId,
        at: now,
      })
      if (!fresh) continue
      made++
      await insertGrant(tx, authorityId, {
        id: newId(),
        accountId: id,
        role: account.role,
        scope: account.scope,
        orgId: null,
        areaId: null,
        programKey: null,
        grantedBy: null,
        at: now,
      })
    }
    return ok({ out: made, trace: { thingKind: 'account', thingId: 'demo', detail: { made } } })
  },
})
