import type { ActData, DoneAct, RefusedAct } from '#domain/matter/act.ts'
import { ACTS } from '#domain/matter/act-names.ts'
import { CLASSES } from '#domain/matter/matter.ts'
import type { MatterKind } from '#program/model.ts'

const CLASS_NAMES = { category: '类别', urgency: '缓急', weight: '轻重', level: '级别' } as const

type Words = { readonly nameOf: (id: string | null | undefined) => string; readonly kind: MatterKind | undefined }

type Sentences = { readonly [A in DoneAct['act']]?: (data: ActData[A], words: Words) => string }

const list = (ids: readonly string[], { nameOf }: Words) => ids.map(nameOf).join('、')

const unitsOf = (
  { lead, parallel, assist }: { lead: string; parallel: readonly string[]; assist: readonly string[] },
  words: Words,
) =>
  [
    words.nameOf(lead),
    parallel.length > 0 ? `并列 ${list(parallel, words)}` : '',
    assist.length > 0 ? `协办 ${list(assist, words)}` : '',
  ]
    .filter(Boolean)
    .join('，')

/** What each act did, after its name; acts not named here say enough with it. */
const SENTENCES: Sentences = {
  dismiss: ({ ground, refer }) => [ground, refer ? `转${refer}` : ''].filter(Boolean).join('，'),
  assign: (data, words) => (data.give === 'order' ? unitsOf(data.units, words) : `呈报${words.nameOf(data.leaderId)}`),
  sign: ({ handlerId }, { nameOf }) => (handlerId ? `承办人 ${nameOf(handlerId)}` : ''),
  classify: (data) =>
    CLASSES.flatMap((one) =>
      one in data.was
        ? `${CLASS_NAMES[one]}${data.was[one] ? `由${data.was[one]}` : ''}改为${data[one] ?? '不定'}`
        : [],
    ).join('，'),
  rule_objection: ({ accepted }) => (accepted ? '异议成立' : '异议不成立，锁定'),
  reassign: ({ units }, words) => unitsOf(units, words),
  extend: ({ add }) => `${add.n} ${UNITS[add.unit]}`,
  progress: ({ text }) => text,
  answer: ({ text, proposedEnd, statement }, { kind }) => {
    const end = kind?.ends.find((one) => one.id === proposedEnd)?.title
    return `${statement ? '陈述：' : end ? `（拟${end}）` : ''}${text}`
  },
  callback: ({ reached, passed, outcome }) =>
    reached ? `${passed ? '通过' : '未通过'}${outcome ? `，${outcome}` : ''}` : '未接通',
  raise: ({ tierId, leaderId, byHand }, { nameOf, kind }) => {
    const tier = kind?.tiers.find((one) => one.id === tierId)?.title ?? tierId
    return `到${tier}${leaderId ? `（${nameOf(leaderId)}）` : ''}${byHand ? '' : '，到期自动'}`
  },
  instruct: ({ text }) => text,
  slip: ({ level, direct }) => `${level}${direct ? '（直接下达）' : ''}`,
  office_check: ({ passed }) => (passed ? '通过' : '未通过'),
  stop_clock: ({ reasonCode }) => reasonCode,
  start_clock: ({ reasonCode }) => reasonCode,
  suspend: ({ review }) => `${review} 复查`,
  hand_over: ({ personId }, { nameOf }) => `给 ${nameOf(personId)}`,
  move: ({ version }) => `改用方案第 ${version} 版`,
  follow_merge: ({ from, into }, { nameOf }) => `${nameOf(from)}并入${nameOf(into)}`,
  close: ({ closing, imported }, { kind }) => {
    const end = kind?.ends.find((one) => one.id === closing.end)?.title ?? closing.end
    const agreed = { enterprise_agreed: '企业认可', silent: '企业未表态', disputed: '企业不认可', not_asked: '' }[
      closing.agreed
    ]
    return [end, agreed, imported ? '台账导入' : ''].filter(Boolean).join('，')
  },
}

const UNITS = { hours: '小时', days: '天', working_days: '个工作日', weeks: '周', months: '个月' } as const

/** An act in one sentence: its name, what it did, and the reason given. */
export function sentenceOf(act: DoneAct | RefusedAct, words: Words): string {
  const title = ACTS[act.act].title
  const reason = act.reason ? `。理由：${act.reason}` : ''
  if (act.refused) return `${title}：未获准${reason}`
  // Each sentence reads the data of its own act: the key and the data come from the same act.
  const say = SENTENCES[act.act] as ((data: unknown, words: Words) => string) | undefined
  const what = say?.(act.data, words) ?? ''
  return `${title}${what ? `：${what}` : ''}${reason}`
}

/** Every id an act's sentence may have to name. */
export function idsIn(act: DoneAct | RefusedAct): string[] {
  const found: string[] = []
  const look = (value: unknown): void => {
    if (typeof value === 'string' && UUID.test(value)) found.push(value)
    else if (Array.isArray(value)) value.forEach(look)
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(look)
  }
  look(act.data)
  return found
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
