/** Whether all characters of the short name stand in the long one in their order: 经发局 in 经济发展局. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (const char of long) if (char === short[at]) at++
  return at === short.length
}

/** How alike two names are by the pairs of neighbouring characters they share, 0 to 1. */
export function dice(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const pairs = new Map<string, number>()
  for (let i = 0; i < a.length - 1; i++) {
    const pair = a.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let i = 0; i < b.length - 1; i++) {
    const pair = b.slice(i, i + 2)
    const left = pairs.get(pair) ?? 0
    if (left > 0) {
      shared++
      pairs.set(pair, left - 1)
    }
  }
  return (2 * shared) / (a.length + b.length - 2)
}

const PROVINCES =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆'
const PLACE = new RegExp(
  `^(?:中国)?(?:(?:${PROVINCES})[省市]?(?:壮族|回族|维吾尔)?(?:自治区)?)?(?:[\\u4e00-\\u9fff]{2,4}?(?:市|州|县|区|旗))*`,
)

/** An enterprise's name key without the places it begins with: what people call it. The whole where little would be left. */
export function coreOf(nameKey: string): string {
  const rest = nameKey.replace(PLACE, '')
  return rest.length >= 3 ? rest : nameKey
}
