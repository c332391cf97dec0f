import { addDays } from '#domain/calendar/day.ts'

type Things = {
  readonly orgs: ReadonlyMap<string, string>
  readonly enterprises: string[]
  readonly projects: string[]
}
type Span = { readonly today: string; readonly start: string }
export type ServiceEntry = {
  readonly form: string
  readonly values: Readonly<Record<string, unknown>>
  readonly day: string
  readonly orgId?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly projectId?: string | undefined
}

// What each department can do for enterprises, by the categories of the program; two overlap, as they do.
const SERVICES = [
  ['财政金融局', '资金', '惠园贷、财银贷受理，组织银企对接'],
  ['经济发展局', '资金', '技改、增产补助资金申报'],
  ['经济发展局', '培育', '小升规、专精特新培育辅导'],
  ['科技创新局', '科技', '创新平台、高新技术企业申报辅导'],
  ['人力资源和社会保障局', '用工', '招聘会、用工余缺调剂、技能培训'],
  ['商务招商局', '销售', '产销对接、展会组织'],
  ['行政审批局', '审批', '全程代办、并联审批'],
  ['自然资源分局', '用地', '用地报批、规划调整'],
  ['建设交通局', '用地', '厂区道路、管网接入'],
  ['生态环境分局', '环保', '环评指导、排污许可'],
] as const

/** The figures that notice 004 prints: 14 loans of 50.5 million among 16 firms of 670 million, 40 fairs on line and 20 on the spot. */
export function serviceEntries(things: Things, { today, start }: Span): ServiceEntry[] {
  const entries: ServiceEntry[] = []
  const firm = (n: number) => things.enterprises[n % things.enterprises.length]
  const day = (n: number) => addDays(start, 5 + n * 5)
  for (const [org, category, service] of SERVICES) {
    const orgId = things.orgs.get(org)
    if (orgId) entries.push({ form: 'service', values: { category, service }, day: start, orgId })
  }
  for (let n = 0; n < 14; n++) {
    const granted = n === 0 ? 370 : 360
    entries.push({
      form: 'loan',
      values: { kind: '惠园贷', needed: granted + 40, granted },
      day: day(n),
      enterpriseId: firm(n),
    })
  }
  for (let n = 0; n < 16; n++) {
    const granted = n === 0 ? 3_450 : 3_900
    const values = { kind: n % 5 === 4 ? '财银贷' : '银行贷款', needed: granted + 500, granted }
    entries.push({ form: 'loan', values, day: day(n + 3), enterpriseId: firm(n) })
  }
  for (let n = 0; n < 8; n++) {
    const kind = n % 2 === 0 ? '退税减税' : '缓交'
    entries.push({ form: 'tax_relief', values: { kind, amount: 600 + n * 20 }, day: day(n), enterpriseId: firm(n * 3) })
  }
  const labour = things.orgs.get('人力资源和社会保障局')
  for (let n = 0; labour && n < 12; n++) {
    const values = { kind: n % 3 === 2 ? '现场' : '线上', placed: 40 + ((n * 37) % 90) }
    entries.push({ form: 'fair', values, day: addDays(start, 10 + n * 24), orgId: labour })
  }
  const products = ['精密轴承', '电池隔膜', '节能电机', '中药饮片', '铝型材', '智能仪表', '竹木家具', '特种电缆']
  for (const [n, product] of products.entries()) {
    const deal = n % 3 === 0 ? {} : { deal: 80 + n * 35 }
    entries.push({ form: 'product', values: { product, ...deal }, day: day(n * 2), enterpriseId: firm(n * 2 + 1) })
  }
  for (let p = 0; p < 6; p++) {
    for (const [n, step] of (['立项', '用地', '规划', '施工'] as const).entries()) {
      const finished = p + n < 7
      // 立项 and 用地 run side by side, 规划 after them, 施工 last.
      const begun = addDays(today, -60 + p * 6 + ([0, 0, 7, 13][n] ?? 0))
      const days = finished ? { finished, finished_on: addDays(begun, 4 + ((p + n) % 4)) } : { finished }
      const values = { step, started_on: begun, ...days, allowed: 5 }
      entries.push({ form: 'approval_step', values, day: begun, projectId: things.projects[p] })
    }
  }
  return entries
}
