import { titleOf } from '#program/explain/phrases.ts'
import type { FactKind, Program } from '#program/model.ts'
import type { FactShown } from '#storage/fact-title-store.ts'

const HOW: Readonly<Record<string, string>> = { visit: '走访', call: '电话', meeting: '面谈', online: '线上联系' }

/** States of facts as people say them. */
const STATES: Readonly<Record<string, string>> = {
  open: '未到期',
  met: '按期完成',
  late: '逾期完成',
  missed: '未完成',
  excused: '免责',
  cancelled: '已撤销',
  confirmed: '已确认',
  denied: '企业否认',
  unconfirmed: '待企业确认',
  solved: '已解决',
  explained: '已解释',
  recorded: '待交办',
  assigned: '待签收',
  working: '办理中',
  answered: '已答复',
  closed: '已办结',
  dismissed: '不予受理',
  suspended: '挂账',
  enterprise_agreed: '企业认可',
  silent: '企业未回应',
  not_asked: '未征询企业',
  disputed: '企业不认可',
  refuted: '被否定（假销号）',
  passed: '回访通过',
  failed: '回访不通过',
  unreached: '未联系上',
  not_applicable: '不适用',
  missing: '缺数据',
  submitted: '已报送',
  read: '企业已阅',
  asked: '已申领',
  granted: '已兑现',
  refused: '未兑现',
}

/** Kinds whose `what` is an id of the program rather than words. */
const BY_NAME: ReadonlySet<string> = new Set([
  'link',
  'form',
  'report',
  'duty',
  'measure',
  'ranking',
  'mark',
  'points',
  'cover',
  'member',
  'reading',
])

/** A fact in a sentence, and whether it counted and as what. */
export function sayFact(
  program: Program,
  fact: { kind: string; name: string | null },
  shown: FactShown | undefined,
): { title: string; counted: string | null } {
  if (!shown)
    return {
      title: titleOf(program, { kind: fact.kind as FactKind, ...(fact.name ? { name: fact.name } : {}) }),
      counted: null,
    }
  const what = shown.what ?? fact.name ?? ''
  const name = BY_NAME.has(fact.kind)
    ? titleOf(program, { kind: fact.kind as FactKind, name: what })
    : fact.kind === 'visit'
      ? (HOW[what] ?? what)
      : what
  const title = [shown.who, shown.whom].filter(Boolean).join(' → ')
  return {
    title: [title, name].filter(Boolean).join('　'),
    counted: shown.state === null ? null : (STATES[shown.state] ?? shown.state),
  }
}
