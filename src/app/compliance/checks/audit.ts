import type { TxCtx } from '../../context.ts'
import { chainChecked } from '../chain-checked.ts'
import { type ComplianceCheck, judged } from '../check.ts'
import type { Counted } from './mobile.ts'

export async function audit(ctx: TxCtx, open: boolean, found: Counted): Promise<ComplianceCheck[]> {
  return [
    await chainChecked(ctx),
    judged(
      'audit',
      'append_only',
      '审计记录不能改、不能删',
      !open,
      open ? '程序的数据库角色可以改或删审计表' : '程序的数据库角色没有改、删审计表的权限',
    ),
    judged(
      'audit',
      'kept',
      '审计留存六个月以上',
      found.rows > 0,
      `自 ${found.first?.slice(0, 10) ?? '—'} 起共 ${found.rows} 条，从未删除`,
    ),
    judged(
      'audit',
      'reads',
      '阅览个人信息、被拒绝的操作都有记录',
      true,
      `近 30 天：查看电话、身份 ${found.reveals} 次，被拒绝的操作 ${found.refused} 次`,
    ),
  ]
}
