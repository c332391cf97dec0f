import { code } from './model.ts'

export type Firm = {
  readonly name: string
  readonly code: string
  readonly contact: string
  readonly phone: string
  readonly staff: number
  /** 万元 */
  readonly revenue: string
  readonly area: string
  readonly day: string
}

const NAMES = [
  '灯笼（怀江）彩纸有限公司',
  '金鱼灯具制造有限公司',
  '荷花丝绸厂',
  '明月竹艺专业合作社',
  '青石板建材有限责任公司',
  '云岭茶业股份有限公司',
  '白鹭水产养殖场',
  '远山（云岭）电子科技有限公司',
  '春溪纺织有限公司',
  '稻香米业有限公司',
  '鼓楼印刷厂',
  '望江船舶配件有限公司',
  '听雨伞业有限公司',
  '落霞食品有限公司',
  '松涛木业有限公司',
  '星河新材料有限公司',
]
const PEOPLE = ['林晓', '苏明远', '赵原', '钱来', '孙一', '李思齐', '周舟', '吴桐', '郑重', '王新', '欧阳晴', '陈野']
const AREAS = ['城关镇', '河口镇', '云岭乡']

export const FIRMS: readonly Firm[] = NAMES.map((name, n) => ({
  name,
  code: code(n + 1),
  contact: PEOPLE[n % PEOPLE.length] as string,
  phone: n % 4 === 3 ? `0745-22311${String(10 + n)}` : `139${String(10_000_000 + n * 7_919).slice(0, 8)}`,
  staff: 18 + n * 37,
  revenue: String(1200 + n * 315.5),
  area: AREAS[Math.floor(n / 6)] as string,
  day: `2026-0${1 + (n % 6)}-${String(3 + n).padStart(2, '0')}`,
}))

export type Officer = {
  readonly name: string
  readonly no: string
  readonly unit: string
  readonly post: string
  readonly phone: string
  readonly from: string
}

const UNITS = ['经济发展局', '财政局', '市场监督管理局', '自然资源局']
export const OFFICERS: readonly Officer[] = PEOPLE.map((name, n) => ({
  name,
  no: String(n * 13 + 7).padStart(4, '0'),
  unit: UNITS[n % UNITS.length] as string,
  post: n % 4 === 0 ? '局长' : '科员',
  phone: `138${String(20_000_000 + n * 104_729).slice(0, 8)}`,
  from: `20${String(15 + n).padStart(2, '0')}-03-0${1 + (n % 9)}`,
}))

export type Issue = {
  readonly no: string
  readonly firm: Firm
  readonly text: string
  readonly raised: string
  readonly lead: string
  readonly state: string
  readonly answer: string
  readonly closed: string | null
}

const TEXTS = [
  '厂区门口道路破损，货车进出困难，希望尽快修复',
  '用电增容申请已提交两个月没有答复，影响二期投产',
  '招工困难，缺少熟练缝纫工三十人',
  '流动资金紧张，希望协调银行续贷一千万元',
  '环评手续办理时间长，不清楚还缺哪些材料',
  '园区污水管网堵塞，雨天倒灌',
  '物流成本高，希望开通货运专线',
  '员工子女入学问题没有着落',
  '产品检测要送省城，来回耽误时间',
  '土地证办理卡在测绘环节',
]
export const ISSUES: readonly Issue[] = TEXTS.map((text, n) => ({
  no: `WT-2026-${String(n + 1).padStart(3, '0')}`,
  firm: FIRMS[n] as Firm,
  text,
  raised: `2026-0${2 + (n % 3)}-${String(11 + n).padStart(2, '0')}`,
  lead: UNITS[n % UNITS.length] as string,
  state: n % 3 === 0 ? '已办结' : '办理中',
  answer: n % 3 === 0 ? '已现场核实并解决' : '正在协调',
  closed: n % 3 === 0 ? `2026-05-${String(10 + n)}` : null,
}))
