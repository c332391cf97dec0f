import { addDays } from '#domain/calendar/day.ts'

type Things = {
  readonly orgs: ReadonlyMap<string, string>
  readonly enterprises: string[]
  /** What each of them makes, by its GB/T 4754 code, in the same order. */
  readonly industries: readonly (string | null)[]
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
  /** What later entries call this one: a field whose value is `@name` names it. */
  readonly as?: string
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
    // Half of them came by the park's own way: a need put down, a bank recommended, the loan granted.
    const led = n % 2 === 0 ? referred(n, granted + 40, '同意') : []
    entries.push(...led.map((one) => ({ ...one, day: addDays(day(n), one.before), enterpriseId: firm(n) })))
    entries.push({
      form: 'loan',
      values: {
        kind: '惠园贷',
        needed: granted + 40,
        granted,
        ...(led.length > 0 ? { referral: `@referral ${n}` } : {}),
      },
      day: day(n),
      enterpriseId: firm(n),
    })
  }
  for (let n = 0; n < 16; n++) {
    const granted = n === 0 ? 3_450 : 3_900
    const values = { kind: n % 5 === 4 ? '财银贷' : '银行贷款', needed: granted + 500, granted }
    entries.push({ form: 'loan', values, day: day(n + 3), enterpriseId: firm(n) })
  }
  // Needs on their way: with a bank, refused by one, waiting for the first.
  for (const [n, outcome] of (['受理', '同意', '不同意', null, null] as const).entries()) {
    const led = referred(100 + n, 300 + n * 120, outcome)
    entries.push(...led.map((one) => ({ ...one, day: addDays(today, one.before + 4), enterpriseId: firm(40 + n) })))
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
  for (let n = 0; n < 9; n++) {
    const values = { jobs: 6 + ((n * 11) % 40), pushed: n % 3 !== 2 }
    entries.push({ form: 'vacancy', values, day: addDays(today, -70 + n * 8), enterpriseId: firm(n * 5 + 2) })
  }
  // A product of the firm's own trade, for every second firm that has one.
  const makers = things.enterprises.flatMap((id, n) => {
    const [first, ...rest] = PRODUCTS[things.industries[n] ?? ''] ?? []
    return first === undefined ? [] : [{ id, products: [first, ...rest] }]
  })
  for (let n = 0; n < 16; n++) {
    const maker = makers[n * 2]
    if (!maker) continue
    const deal = n % 3 === 0 ? {} : { deal: 80 + n * 35 }
    const market = (['园区内', '国内', '东盟和 RCEP'] as const)[n % 3]
    const product = maker.products[n % maker.products.length]
    entries.push({ form: 'product', values: { product, market, ...deal }, day: day(n * 2), enterpriseId: maker.id })
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

/** By the codes of the firms' trades (names.ts). */
const PRODUCTS: Readonly<Record<string, readonly string[]>> = {
  '3484': ['精密轴承', '传动齿轮', '数控夹具'],
  '3979': ['电容薄膜', '智能仪表线路板', '连接器'],
  '3985': ['电池隔膜', '光学薄膜'],
  '2740': ['中药饮片', '颗粒冲剂'],
  '1419': ['米制糕点', '杂粮饼干'],
  '2035': ['竹木地板', '竹制餐具'],
  '1819': ['工装制服', '校服'],
  '3591': ['一体化污水处理设备', '除尘滤筒'],
  '2231': ['瓦楞纸箱', '纸浆内托'],
  '3029': ['预制构件', '透水砖'],
  '3389': ['五金锁具', '不锈钢管件'],
  '2110': ['实木家具', '办公桌椅'],
}

const BANKS = ['农业银行高新区支行', '建设银行云岭分行', '云岭农村商业银行', '邮政储蓄银行云岭支行'] as const
const PURPOSES = ['采购原料', '扩建二期厂房', '购置设备', '补充流动资金'] as const

/** A need and, where a bank was asked, its referral; days before the loan. */
function referred(n: number, wanted: number, outcome: string | null) {
  const need = {
    form: 'finance_need',
    values: { wanted, purpose: PURPOSES[n % PURPOSES.length] },
    before: -20,
    as: `need ${n}`,
  }
  if (outcome === null) return [need]
  const values = { need: `@need ${n}`, bank: BANKS[n % BANKS.length], outcome }
  return [need, { form: 'bank_referral', values, before: -12, as: `referral ${n}` }]
}
