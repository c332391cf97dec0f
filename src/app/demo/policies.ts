import { addDays } from '#domain/calendar/day.ts'
import { ok, type Result } from '#domain/result.ts'
import { markRead } from '#storage/policy-store.ts'
import type { TxCtx } from '../context.ts'
import { settlePolicy } from '../policy/claim-policy.ts'
import { deliver } from '../policy/deliver-policy.ts'
import { addPolicy } from '../policy/keep-policy.ts'
import { listFitting } from '../policy/read-policies.ts'

// Invented policies of every sort of condition.
const POLICIES = [
  [
    '财政金融局',
    '技术改造补助',
    '云岭管发〔2026〕4号',
    '园区',
    '设备投资额的 10%，最高 200 万元',
    '到财金局窗口交设备发票',
    [
      { kind: 'class', any: ['规上工业', '规上'] },
      { kind: 'figure', figure: 'revenue', atLeast: 5000 },
    ],
  ],
  [
    '人力资源和社会保障局',
    '稳岗返还',
    '云人社发〔2026〕2号',
    '市',
    '上年失业保险费的六成',
    '免申即享，无须申请',
    [{ kind: 'size', any: ['中型', '小型', '微型'] }],
  ],
  [
    '科技创新局',
    '研发投入奖补',
    '云科发〔2026〕7号',
    '省',
    '研发投入增量的 12%',
    '登录科技平台填报',
    [
      { kind: 'industry', any: ['C'] },
      { kind: 'figure', figure: 'staff', atLeast: 50 },
    ],
  ],
  [
    '经济发展局',
    '首次入规奖励',
    '云岭管发〔2026〕9号',
    '园区',
    '一次性 20 万元',
    '到经发局填表',
    [
      { kind: 'industry', any: ['C'] },
      { kind: 'figure', figure: 'revenue', atLeast: 2000 },
    ],
  ],
  [
    '财政金融局',
    '惠园贷贴息',
    '云岭管发〔2026〕11号',
    '园区',
    '贷款利息的三成，最高 30 万元',
    '凭放款凭证到财金局申请',
    [],
  ],
  [
    '税务服务站',
    '小微企业税费减免',
    '云税函〔2026〕3号',
    '国家',
    '按规定减免税费',
    '申报时自动享受',
    [
      { kind: 'size', any: ['小型', '微型'] },
      { kind: 'figure', figure: 'tax', atMost: 300 },
    ],
  ],
] as const

/** Policies of the park, brought to some of their enterprises, some granted. */
export async function tellPolicies(
  ctx: TxCtx,
  orgs: ReadonlyMap<string, string>,
  { today, start }: { today: string; start: string },
): Promise<Result<number>> {
  let n = 0
  for (const [org, title, source, level, benefit, howToClaim, conditions] of POLICIES) {
    const orgId = orgs.get(org)
    if (!orgId) continue
    const policy = { title, source, level, benefit, howToClaim, orgId, fromDay: start, toDay: null }
    const made = await addPolicy.run(ctx, { ...policy, conditions: conditions.map((one) => ({ ...one })) as never })
    if (!made.ok) return made
    const { id } = made.value.out
    const fitting = await listFitting.run(ctx, { id, fit: 'fits', limit: 60 })
    if (!fitting.ok) return fitting
    for (const [i, enterprise] of fitting.value.out.items.entries()) {
      if ((i + n) % 5 === 0) continue
      const day = addDays(start, 20 + ((i * 7 + n * 11) % 200))
      if (day >= today) continue
      const on = { enterpriseId: enterprise.id, how: i % 3 === 0 ? 'visit' : 'online', visitId: null }
      const done = await deliver(ctx, [id], { ...on, at: `${day}T02:00:00Z` })
      if (!done.ok) return done
      if (i % 9 !== 1) continue
      const granted = { id, enterpriseId: enterprise.id, state: 'granted' as const, amount: 10 + ((i * 13) % 90) }
      const settled = await settlePolicy.run(ctx, granted)
      if (!settled.ok) return settled
    }
    if (n === 0) {
      const handed = await handOut(ctx, id, { today, start })
      if (!handed.ok) return handed
    }
    n++
  }
  return ok(n)
}

/** The pocket-book (口袋书): nine of ten enterprises have been brought the park's own policy, whether it fits them or not; most have read it. */
async function handOut(
  ctx: TxCtx,
  id: string,
  { today, start }: { today: string; start: string },
): Promise<Result<void>> {
  const all = await listFitting.run(ctx, { id, limit: 200 })
  if (!all.ok) return all
  for (const [i, enterprise] of all.value.out.items.entries()) {
    const day = addDays(start, 20 + ((i * 13) % 200))
    if (i % 10 === 3 || day >= today) continue
    const at = `${day}T02:00:00Z`
    const on = { enterpriseId: enterprise.id, how: 'meeting', visitId: null }
    const done = await deliver(ctx, [id], { ...on, at })
    if (!done.ok) return done
    if (i % 4 !== 1) await markRead(ctx.tx, ctx.authorityId, { policyId: id, enterpriseId: enterprise.id, at })
  }
  return ok(undefined)
}
