// Written by scripts/traditional.ts; a better wording goes into scripts/traditional/terms.ts.
import type { letter as source } from '../zh-CN/letter.ts'

export const letter: Readonly<Record<keyof typeof source, string>> = {
  'letter.which': '哪一種回饋',
  'letter.period': '哪一期',
  'letter.empty': '這一期還沒有結果。計算後按單位列出各人的率。',
  'letter.done': '新擬 {drafted} 件，已有 {kept} 件，沒有結果不擬的單位 {without} 個',
  'letter.draft_all': '逐單位擬函',
  'letter.unit': '單位',
  'letter.person': '人員',
  'letter.whole': '全單位',
  'letter.rate': '率',
  'letter.basis': '分子/分母',
  'letter.draft': '回饋函',
  'letter.open': '看稿',
  'letter.not_yet': '未擬',
}
