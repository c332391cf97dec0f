import { creditCodeCheck } from '#domain/identifiers/credit-code.ts'
import type { Random } from './random.ts'

// Everything here is invented: no person, enterprise or place of any notice.

const SURNAMES = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄',
]
const FIRST = [...'文明志晓建海国春秋雨思佳子若梦景书永立振宏广承启怀知念向云星晨锦秀嘉怡安宁']
const SECOND = [...'远峰杰伟强磊军勇涛斌波辉鹏飞亮婷敏静丽娟芳燕玲洁颖琳雪莹清岚溪川原野舟桥林森']

/** Names that nobody else of the same list bears. */
export function personNames(random: Random, count: number): string[] {
  const names = new Set<string>()
  while (names.size < count) {
    const given = random.chance(0.2) ? random.pick(SECOND) : random.pick(FIRST) + random.pick(SECOND)
    names.add(random.pick(SURNAMES) + given)
  }
  return [...names]
}

const WORDS = [...'瑞祥泰和恒润华盛兴隆启明远航聚力博雅鼎新晟源锦程宏达联创科锐天工金石玉衡']
export const TRADES = [
  { name: '精密机械', code: '3484', classes: ['规上工业', '高新技术'] },
  { name: '电子科技', code: '3979', classes: ['规上工业', '高新技术'] },
  { name: '新材料', code: '3985', classes: ['规上工业', '高新技术'] },
  { name: '生物医药', code: '2740', classes: ['规上工业', '高新技术'] },
  { name: '食品', code: '1419', classes: ['规上工业'] },
  { name: '竹木制品', code: '2035', classes: ['规上工业'] },
  { name: '服饰', code: '1819', classes: ['规上工业'] },
  { name: '环保设备', code: '3591', classes: ['规上工业', '专精特新'] },
  { name: '包装', code: '2231', classes: ['规下工业'] },
  { name: '建材', code: '3029', classes: ['规下工业'] },
  { name: '五金', code: '3389', classes: ['规下工业'] },
  { name: '家具', code: '2110', classes: ['规下工业'] },
] as const
export const SERVICES = [
  { name: '物流', code: '5430', classes: ['规上服务业'] },
  { name: '信息技术', code: '6513', classes: ['规上服务业'] },
  { name: '检测认证', code: '7452', classes: ['规上服务业'] },
  { name: '人力资源', code: '7263', classes: ['规上服务业'] },
] as const

/** Two-character trade names, each once. */
export function brandNames(random: Random, count: number): string[] {
  const names = new Set<string>()
  while (names.size < count) {
    const [a, b] = [random.pick(WORDS), random.pick(WORDS)]
    if (a !== b) names.add(a + b)
  }
  return [...names]
}

const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** A code that satisfies GB 32100 and GB 11714, in a county number that is nobody's. */
export function creditCode(random: Random): string {
  const body = `MA4${Array.from({ length: 5 }, () => random.pick([...CODE_ALPHABET])).join('')}`
  const sum = ORG_WEIGHTS.reduce((total, weight, i) => total + weight * Number.parseInt(body[i] ?? '0', 36), 0)
  const check = 11 - (sum % 11)
  const first = `91439921${body}${check === 10 ? 'X' : check === 11 ? '0' : check}`
  return first + creditCodeCheck(first)
}

/** A number of a block that is not given out. */
export function phone(random: Random): string {
  return `1990000${String(random.int(0, 9999)).padStart(4, '0')}`
}
