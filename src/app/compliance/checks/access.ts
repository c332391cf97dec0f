import { countAdministrators, type readDatabaseGuards } from '#storage/compliance-store.ts'
import type { TxCtx } from '../../context.ts'
import { type ComplianceCheck, judged } from '../check.ts'

type Guards = Awaited<ReturnType<typeof readDatabaseGuards>>

export async function access(ctx: TxCtx, guards: Guards): Promise<ComplianceCheck[]> {
  const held = await countAdministrators(ctx.tx, ctx.authorityId)
  const there = held.system > 0 && held.security > 0 && held.audit > 0
  return [
    judged(
      'access',
      'three_administrators',
      '系统、安全、审计管理员分设',
      there,
      `系统 ${held.system} 人、安全 ${held.security} 人、审计 ${held.audit} 人`,
    ),
    judged('access', 'separation', '管理员互斥，不兼业务角色', held.mixed === 0, `兼任的账号 ${held.mixed} 个`),
    judged(
      'access',
      'least_privilege',
      '程序不以数据库管理身份运行',
      !guards.superuser && !guards.bypass,
      `数据库角色 ${guards.role}：超级用户 ${guards.superuser ? '是' : '否'}，绕过行级安全 ${guards.bypass ? '是' : '否'}`,
    ),
    judged(
      'access',
      'row_security',
      '主管机关之间数据隔离：每张表都有强制行级安全',
      guards.unguarded.length === 0,
      guards.unguarded.length === 0 ? '没有漏掉的表' : guards.unguarded.join('、'),
    ),
  ]
}
