import { ACTS, isActName } from '#domain/matter/act-names.ts'
import { paperDay } from '#domain/paper/paper-text.ts'

type Told = { readonly kind: string; readonly data: Readonly<Record<string, unknown>> }

/** Days are said as people say them. */
const text = (value: unknown): string =>
  typeof value === 'string' ? paperDay(value) : typeof value === 'number' ? String(value) : ''

/** What a matter is called in a notice: of a sealed one only its number is said. */
const matterOf = (data: Told['data']): string => [text(data.number), text(data.title)].filter(Boolean).join(' ')
const until = (data: Told['data']): string => (data.due ? `，${text(data.due)}前` : '')
const because = (data: Told['data']): string => (data.reason ? `：${text(data.reason)}` : '')

/** What the office made of a monitor's report. */
const SORTED: Readonly<Record<string, string>> = {
  matter: '已转为事项',
  praise: '已记为表扬',
  duplicate: '与已有反映为同一件事，已并入',
  no_action: '已阅，不另办理',
}

const SAID: Readonly<Record<string, (data: Told['data']) => string>> = {
  'matter.record': (data) => `收到新事项 ${matterOf(data)}${until(data)}`,
  'matter.assign': (data) => `交办 ${matterOf(data)}${until(data)}办结`,
  'contest.return': (data) => `比武评比“${text(data.title)}”的结果被退回：${text(data.reason)}`,
  'matter.classify': (data) => `${matterOf(data)} 重新定级分类`,
  'matter.urge': (data) => `催办 ${matterOf(data)}${until(data)}${data.words ? `。${text(data.words)}` : ''}`,
  'matter.review': (data) => `挂账事项 ${matterOf(data)} 到复查日`,
  'clock.warn': (data) => `${matterOf(data)}：${text(data.clock)}将于${text(data.due)}到期`,
  'clock.overdue': (data) => `${matterOf(data)}：${text(data.clock)}已超期（${text(data.due)}）`,
  'duty.warn': (data) => `${text(data.title)}：${text(data.count)} 项将于${text(data.due)}到期`,
  'duty.urge': (data) =>
    `催办：${text(data.title)}${data.missed ? `应于${text(data.due)}前完成，尚未完成` : `请于${text(data.due)}前完成`}${data.words ? `。${text(data.words)}` : ''}`,
  'link.make': (data) => `${text(data.link)}：自${text(data.from)}起联系${text(data.target)}`,
  'handover.propose': (data) =>
    `${text(data.from)}请您接收 ${text(data.links)} 项包联、${text(data.matters)} 件事项，${text(data.day)}起`,
  'handover.accept': (data) => `交接已被接收${because(data)}`,
  'handover.decline': (data) => `交接未被接收${because(data)}`,
  'report.return': (data) => `报告被退回${because(data)}`,
  'visit.confirmed': (data) => `企业确认了${text(data.day)}的走访`,
  'visit.denied': (data) => `企业否认${text(data.day)}的走访，办公室将核实`,
  'monitor.sorted': (data) =>
    `您${text(data.day)}对${text(data.org)}的反映${SORTED[text(data.outcome)] ?? '已办'}${data.number ? ` ${text(data.number)}` : ''}`,
  'mark.tell': (data) => `${text(data.title) || '标记'}：${text(data.subject)}`,
}

/** What happened, in one sentence for whoever is told. */
export function noticeSentence({ kind, data }: Told): string {
  const say = SAID[kind]
  if (say) return say(data)
  const [noun, act = ''] = kind.split('.')
  if (noun === 'matter' && isActName(act)) return `${ACTS[act].title} ${matterOf(data)}${because(data)}`
  return matterOf(data) || kind
}

const PAGES: Readonly<Record<string, string>> = {
  matter: 'matters',
  visit: 'visits',
  link: 'links',
  handover: 'handovers',
  enterprise: 'enterprises',
  project: 'projects',
  paper: 'papers',
}

/** The page that shows what a notice is about. */
export function pageOfThing(kind: string, id: string): string {
  const page = PAGES[kind]
  return page ? `${page}/${id}` : ''
}
