import type { FieldFault } from './fault.ts'

/** How a ledger says a matter stands. */
export type LedgerState = 'recorded' | 'working' | 'answered' | 'solved' | 'explained' | 'not_now' | 'dismissed'

const STATES: Readonly<Record<string, LedgerState>> = {
  待交办: 'recorded',
  未交办: 'recorded',
  待办: 'recorded',
  待办理: 'recorded',
  未办理: 'recorded',
  待分办: 'recorded',
  已登记: 'recorded',
  办理中: 'working',
  在办: 'working',
  正在办理: 'working',
  推进中: 'working',
  正在推进: 'working',
  协调中: 'working',
  正在协调: 'working',
  未办结: 'working',
  未销号: 'working',
  未解决: 'working',
  未完成: 'working',
  否: 'working',
  已交办: 'working',
  进行中: 'working',
  已答复: 'answered',
  待确认: 'answered',
  待销号: 'answered',
  已回复: 'answered',
  待企业确认: 'answered',
  已销号: 'solved',
  销号: 'solved',
  已办结: 'solved',
  办结: 'solved',
  已解决: 'solved',
  解决: 'solved',
  已完成: 'solved',
  完成: 'solved',
  是: 'solved',
  已解释: 'explained',
  解释说明: 'explained',
  已解释说明: 'explained',
  解释: 'explained',
  挂账: 'not_now',
  暂不能解决: 'not_now',
  暂无法解决: 'not_now',
  长期推进: 'not_now',
  长期坚持: 'not_now',
  列入长期: 'not_now',
  不予受理: 'dismissed',
  不受理: 'dismissed',
}

export const LEDGER_STATES = '待交办、办理中、已答复、已销号、已解释、挂账、不予受理'

/** The word in a ledger's state column; undefined when it is none we know. */
export function ledgerState(text: string): LedgerState | undefined {
  return STATES[text.replace(/[\s（(].*$/, '').trim()]
}

/** The enterprise's word in a ledger: agreed, disputed, said nothing. */
export function ledgerWord(text: string): 'agreed' | 'disputed' | 'silent' | undefined {
  const word = text.replace(/\s/g, '')
  if (/^(是|认可|已认可|满意|非常满意|很满意|基本满意|比较满意|同意|已确认|确认|企业认可)$/.test(word)) return 'agreed'
  if (/^(否|不认可|不满意|未认可|不同意|有异议|企业不认可)$/.test(word)) return 'disputed'
  if (/^(未表态|未反馈|未回复|未确认|无|未评价)$/.test(word)) return 'silent'
  return undefined
}

/** What a ledger row tells of a matter's life; days as written. */
export type LedgerEntry = {
  readonly raised: string
  readonly assigned: string | null
  readonly answered: string | null
  readonly closed: string | null
  readonly lead: string | null
  readonly answer: string | null
  readonly state: LedgerState | null
  readonly word: 'agreed' | 'disputed' | 'silent' | null
}

export type LedgerStep =
  | {
      readonly step:
        | 'record'
        | 'dismiss'
        | 'assign'
        | 'sign'
        | 'progress'
        | 'answer'
        | 'confirm'
        | 'dispute'
        | 'silence'
      readonly day: string
    }
  | { readonly step: 'close'; readonly day: string; readonly countsAs: 'solved' | 'explained' | 'open' }

export type LedgerFault = { readonly ok: false; readonly field: string; readonly fault: FieldFault }

/**
 * The steps a ledger row stands for, in order. A day that is not written is the earliest it can have been: handed out when
 * raised, answered when struck off. What contradicts itself (struck off without a day, answered before it was raised, a
 * day still to come) is refused, not put right.
 */
export function ledgerSteps(
  entry: LedgerEntry,
  today: string,
): { readonly ok: true; readonly steps: readonly LedgerStep[] } | LedgerFault {
  const state = entry.state ?? impliedState(entry)
  const fault = contradiction(entry, state, today)
  if (fault) return fault
  const { raised } = entry
  const steps: LedgerStep[] = [{ step: 'record', day: raised }]
  if (state === 'dismissed') return { ok: true, steps: [...steps, { step: 'dismiss', day: entry.closed ?? raised }] }
  const assigned = entry.assigned ?? raised
  if (entry.lead !== null && state !== 'recorded')
    steps.push({ step: 'assign', day: assigned }, { step: 'sign', day: assigned })
  const ended = state === 'solved' || state === 'explained'
  if (ended || state === 'answered') steps.push({ step: 'answer', day: entry.answered ?? entry.closed ?? assigned })
  else if (entry.answer !== null && state !== 'recorded')
    steps.push({ step: 'progress', day: entry.answered ?? assigned })
  if (ended || state === 'answered') {
    const day = entry.closed ?? entry.answered ?? assigned
    if (entry.word === 'agreed') steps.push({ step: 'confirm', day })
    if (entry.word === 'silent') steps.push({ step: 'silence', day })
    if (entry.word === 'disputed') steps.push({ step: 'dispute', day })
  }
  if (ended && entry.closed !== null)
    steps.push({ step: 'close', day: entry.closed, countsAs: state === 'explained' ? 'explained' : 'solved' })
  if (state === 'not_now')
    steps.push({ step: 'close', day: entry.closed ?? entry.answered ?? assigned, countsAs: 'open' })
  return { ok: true, steps }
}

function impliedState(entry: LedgerEntry): LedgerState {
  if (entry.closed !== null) return 'solved'
  if (entry.answered !== null) return 'answered'
  return entry.lead === null ? 'recorded' : 'working'
}

const NAMES: Readonly<Record<string, string>> = {
  raised: '提出日期',
  assigned: '交办日期',
  answered: '答复日期',
  closed: '销号日期',
}

function contradiction(entry: LedgerEntry, state: LedgerState, today: string): LedgerFault | undefined {
  const refused = (field: string, code: FieldFault['code'], data: FieldFault['data'] = {}): LedgerFault => ({
    ok: false,
    field,
    fault: { code, data },
  })
  let before = 'raised'
  for (const field of ['raised', 'assigned', 'answered', 'closed'] as const) {
    const day = entry[field]
    if (day === null) continue
    if (day > today) return refused(field, 'matter.later')
    const earlier = entry[before as 'raised']
    if (earlier !== null && day < earlier)
      return refused(field, 'matter.order_of_days', { title: NAMES[field] ?? field, before: NAMES[before] ?? before })
    before = field
  }
  const needs = (field: string, title: string) => refused(field, 'matter.state_needs', { state: TITLES[state], title })
  const ended = state === 'solved' || state === 'explained'
  if (ended && entry.closed === null) return needs('closed', '销号日期')
  if (['working', 'answered', 'solved', 'explained'].includes(state) && entry.lead === null)
    return needs('lead', '责任单位')
  if ((ended || state === 'answered') && entry.answer === null) return needs('answer', '办理情况')
  if (ended && entry.word === 'disputed') return refused('agreed', 'matter.refused', { text: '企业不认可的不能销号' })
  return undefined
}

const TITLES: Readonly<Record<LedgerState, string>> = {
  recorded: '待交办',
  working: '办理中',
  answered: '已答复',
  solved: '已销号',
  explained: '已解释',
  not_now: '挂账',
  dismissed: '不予受理',
}
