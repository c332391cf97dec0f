import type { FactorRule } from '#domain/access/second-factor.ts'
import { countAccounts } from '#storage/compliance-store.ts'
import { countFactors } from '#storage/second-factor-store.ts'
import type { TxCtx } from '../../context.ts'
import { rulesOf } from '../../session/rules-of.ts'
import { type ComplianceCheck, judged } from '../check.ts'

/** What the authority demands, in words. Who must and has none yet can do nothing until he has. */
const REQUIRED = {
  nobody: '可自愿启用，没有规定必须',
  administrators: '规定管理员必须启用',
  officials: '规定管理员和工作人员必须启用',
} as const satisfies Record<FactorRule, string>

export async function identity(ctx: TxCtx, secure: boolean): Promise<ComplianceCheck[]> {
  const rules = await rulesOf(ctx.tx, ctx.authorityId)
  const accounts = await countAccounts(ctx.tx, ctx.authorityId, ctx.now)
  const factors = await countFactors(ctx.tx, ctx.authorityId)
  const { length, classes } = rules.password
  return [
    judged(
      'identity',
      'password_rules',
      '口令有复杂度要求（8 位 3 类为测评惯例）',
      length >= 8 && classes >= 3,
      `至少 ${length} 位、${classes} 类字符`,
    ),
    judged(
      'identity',
      'password_hash',
      '口令以密码技术保护后存放',
      accounts.otherHash === 0,
      `在用账号 ${accounts.live} 个，argon2id 以外的 ${accounts.otherHash} 个`,
    ),
    judged(
      'identity',
      'lock_out',
      '限制非法登录次数',
      rules.lock.failures <= 10,
      `连续 ${rules.lock.failures} 次有误锁定 ${rules.lock.minutes} 分钟`,
    ),
    judged(
      'identity',
      'idle',
      '登录超时自动退出',
      rules.session.idleMinutes <= 60,
      `闲置 ${rules.session.idleMinutes} 分钟退出，最长 ${rules.session.longestHours} 小时；当前会话 ${accounts.sessions} 个`,
    ),
    judged(
      'identity',
      'first_password',
      '初始口令及时修改',
      accounts.unchanged === 0,
      `开立超过 30 天仍用初始口令的 ${accounts.unchanged} 个`,
    ),
    judged(
      'identity',
      'no_shared',
      '不设共用账号：每个账号属于一人或一家企业',
      accounts.anonymous === 0,
      `没有使用人的账号（管理员除外）${accounts.anonymous} 个`,
    ),
    judged(
      'identity',
      'idle_accounts',
      '多余、过期账号及时停用',
      accounts.idle === 0,
      `180 天未登录仍在用的 ${accounts.idle} 个`,
    ),
    judged(
      'identity',
      'transport',
      '传输加密',
      secure,
      secure ? '本次访问或公开地址为 https' : '本次访问和公开地址都不是 https：生产使用须由反向代理加密',
    ),
    judged(
      'identity',
      'two_factors',
      '两种以上组合鉴别（三级）：管理员用两步验证',
      rules.secondFactor !== 'nobody' || (factors.administrators > 0 && factors.withFactor === factors.administrators),
      `${REQUIRED[rules.secondFactor]}；管理员 ${factors.administrators} 人，已启用 ${factors.withFactor} 人；全部账号已启用 ${factors.all} 个`,
    ),
  ]
}
