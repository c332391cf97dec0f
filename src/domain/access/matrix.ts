import { ROLES, type Role, SCOPES, type Scope } from './actor.ts'
import { ACTS } from './acts.ts'
import { can } from './can.ts'

export const ROLE_TITLES: Readonly<Record<Role, string>> = {
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
  office: '办公室',
  leader: '领导',
  head: '单位负责人',
  handler: '单位承办人',
  cadre: '干部',
  monitor: '监测员',
  discipline: '纪检监察',
  viewer: '查阅人',
  enterprise: '企业',
}

export const SCOPE_TITLES: Readonly<Record<Scope, string>> = {
  own: '本人',
  org: '本单位',
  area: '本片区',
  authority: '全部',
}

/** How far a role reaches with an act when it is granted over everything: asked of `can()` itself, not read off its table. */
export function reachedBy(role: Role, act: string): Scope | null {
  const me = '00000000-0000-7000-8000-000000000001'
  const actor = {
    via: 'web' as const,
    accountId: me,
    personId: role === 'enterprise' ? null : me,
    enterpriseId: role === 'enterprise' ? me : null,
    orgIds: [me],
    grants: [{ role, scope: 'authority' as const, orgId: null, areaId: me, programKey: null }],
    system: false,
  }
  const things = {
    authority: { kind: 'thing' },
    area: { kind: 'thing', areaId: me },
    org: { kind: 'thing', orgIds: [me] },
    own: { kind: 'thing', personIds: [me], enterpriseId: me },
  }
  return [...SCOPES].reverse().find((scope) => can(actor, act, things[scope]).ok) ?? null
}

/** The matrix of who may do what, as docs/permissions.md prints it. */
export function permissionsText(): string {
  const head = ['事 act', ...ROLES.map((role) => `${ROLE_TITLES[role]}<br>\`${role}\``)]
  const rows = Object.entries(ACTS).map(([act, { title }]) => [
    `${title}<br>\`${act}\``,
    ...ROLES.map((role) => {
      const scope = reachedBy(role, act)
      return scope === null ? '' : SCOPE_TITLES[scope]
    }),
  ])
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    '# 谁可以做什么 Who may do what',
    '',
    '由 `lianqi permissions` 按 `can()` 生成，测试保证与程序一致。Generated from `can()`; a test holds this page to it.',
    '',
    '格中是该角色在最宽授权下的范围；授权时可以更窄（本人 < 本单位 < 本片区 < 全部），也可以只限一个方案。',
    'A cell is how far the role reaches at most; a grant may narrow it, or bind it to one program.',
    '',
    '三员（系统、安全、审计管理员）互斥，也不得兼任任何业务角色；企业角色只给企业账号；纪检监察角色单独设账号，办理事项限于方案留给纪检监察的（`reserved`），办公室看不到这些事项。拒绝会说明是哪一条规则。',
    'The three administrators exclude each other and every working role; discipline stands alone too: it alone reaches the matters a program reserves to it, and no others. Finer rules (which party of a matter, which window) are the program’s.',
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n')
}
