import { ENDED, MATTER_STATES, type MatterState } from '#domain/matter/matter.ts'
import { paperDay } from '#domain/paper/paper-text.ts'
import { fail, ok } from '#domain/result.ts'
import type { FormField } from '#program/model.ts'
import type { TxCtx } from '../context.ts'
import { readEnterprise } from '../enterprise/read-enterprise.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { readVisit } from '../visit/read-visit.ts'
import { type Drawn, type DrawSheet, factTable, heading, tableOf } from './sheet.ts'

const HOW: Readonly<Record<string, string>> = { visit: '上门走访', call: '电话', meeting: '座谈', online: '线上' }
const STATES: Readonly<Record<string, string>> = MATTER_STATES

/**
 * 活动情况反馈表: of a visit, what was found and raised; of an enterprise, the sheet to take along, with all that is known filled
 * in and the rest left to write on.
 */
export const drawFeedbackForm: DrawSheet = async (ctx, { id, enterpriseId }) => {
  if (id) return ofVisit(ctx, id)
  if (enterpriseId) return blankFor(ctx, enterpriseId)
  return fail('visit.not_found')
}

const PROBLEMS = [
  ['问题编号', '编号', 2],
  ['问题内容', '反映的问题和需要的服务', 6],
  ['问题状态', '办理情况', 2],
] as const

async function ofVisit(ctx: TxCtx, id: string) {
  const read = await readVisit.run(ctx, { id })
  if (!read.ok) return read
  const visit = read.value.out
  const target = visit.enterprise?.name ?? visit.project?.name ?? ''
  const confirmed =
    visit.confirmResult === 'confirmed' ? '企业已确认' : visit.confirmResult === 'denied' ? '企业否认' : '尚未确认'
  const problems = visit.matters.map(
    (one): Record<string, string> => ({
      问题编号: one.number,
      问题内容: one.title,
      问题状态: STATES[one.state] ?? one.state,
    }),
  )
  const answers: [string, string][] = []
  for (const form of visit.forms) answers.push(...(await answersOf(ctx, form)))
  const [link] = visit.links
  const people = [visit.person.name, ...visit.companions.map((one) => one.name)].join('、')
  return ok<Drawn>({
    title: '活动情况反馈表',
    file: ['活动情况反馈表', target, visit.day].filter(Boolean).join(' '),
    sub: link?.title ?? null,
    blocks: [
      factTable([
        ['企业（项目）', target],
        ['联系人', people],
        ['联系单位', visit.org?.name ?? ''],
        ['走访日期', paperDay(visit.day)],
        ['走访方式', HOW[visit.how] ?? visit.how],
        // What a field of the form says already is not said twice.
        ...(visit.note && !answers.some(([, said]) => said === visit.note)
          ? [['走访情况', visit.note] as [string, string]]
          : []),
        ...answers,
        ...(visit.policies.length > 0
          ? [['带去的政策', visit.policies.map((one) => one.title).join('、')] as [string, string]]
          : []),
        ['企业确认', confirmed],
        ['企业签字', '\n'],
        ['联系人签字', '\n'],
      ]),
      heading('反映的问题'),
      tableOf(PROBLEMS, problems, '本次走访没有反映问题。'),
    ],
    facts: {
      企业: target,
      联系人: people,
      联系单位: visit.org?.name ?? '',
      走访日期: paperDay(visit.day),
      走访方式: HOW[visit.how] ?? visit.how,
      走访情况: visit.note ?? '',
      企业确认: confirmed,
      问题: problems,
    },
  })
}

/** What was entered in a form of the visit, by the titles of its fields; a file or another entry is named by neither. */
async function answersOf(ctx: TxCtx, form: { programKey: string; form: string; values: Record<string, unknown> }) {
  const program = await findProgramNow(ctx, form.programKey)
  const fields = program?.forms.find((one) => one.id === form.form)?.fields ?? []
  return fields.flatMap((field): [string, string][] => {
    const value = form.values[field.id]
    if (value === undefined || value === null || value === '') return []
    if (typeof value === 'boolean') return [[field.title, value ? '是' : '否']]
    if (typeof value === 'string' || typeof value === 'number') return [[field.title, String(value)]]
    return Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? [[field.title, value.join('、')]]
      : []
  })
}

/** What is to be written at the visit: the fields of the programs' forms about a visit (企业发展现状、面临的主要问题……), else two general ones. */
async function roomToWrite(ctx: TxCtx, programKeys: readonly string[]): Promise<[string, string][]> {
  const fields: FormField[] = []
  for (const key of programKeys) {
    const program = await findProgramNow(ctx, key)
    fields.push(...(program?.forms ?? []).filter((one) => one.about === 'visit').flatMap((one) => one.fields))
  }
  const asked = new Map(fields.filter((field) => !FOUND_OTHERWISE.includes(field.type)).map((one) => [one.title, one]))
  const rows = [...asked.values()].map((field): [string, string] => [field.title, roomFor(field)])
  const problems = rows.some(([title]) => title.includes('问题'))
  return [
    ...(rows.length > 0 ? rows : [['走访情况', ROOM] as [string, string]]),
    ...(problems ? [] : [['反映的问题和需要的服务', ROOM] as [string, string]]),
  ]
}

/** Empty lines are room to write. */
const ROOM = '\n\n\n'
/** Files and entries of other forms are not written on paper. */
const FOUND_OTHERWISE: readonly FormField['type'][] = ['file', 'entry']

function roomFor(field: FormField): string {
  const box = (words: readonly string[]) => words.map((one) => `□ ${one}`).join('　')
  if (field.type === 'yes_no') return box(['是', '否'])
  if (field.type === 'choice' || field.type === 'choices') return box(field.choices ?? [])
  return field.type === 'text' ? ROOM : field.unit ? `　　　　${field.unit}` : ''
}

async function blankFor(ctx: TxCtx, enterpriseId: string) {
  const read = await readEnterprise.run(ctx, { id: enterpriseId })
  if (!read.ok) return read
  const { name, links, matters } = read.value.out
  const mine = links.filter((one) => one.person !== null)
  const open = matters
    .filter((one) => !ENDED.includes(one.state as MatterState))
    .map(
      (one): Record<string, string> => ({
        问题编号: one.number,
        问题内容: one.title,
        问题状态: STATES[one.state] ?? one.state,
      }),
    )
  const people = mine.map((one) => one.person?.name ?? '').join('、')
  const units = [...new Set(mine.map((one) => one.org?.name ?? ''))].filter(Boolean).join('、')
  return ok<Drawn>({
    title: '活动情况反馈表',
    file: `活动情况反馈表 ${name}（空白）`,
    sub: '走访时填写，回来后录入系统',
    blocks: [
      factTable([
        ['企业（项目）', name],
        ['联系人', people],
        ['联系单位', units],
        ['走访日期', '　　　　年　　月　　日'],
        ['走访方式', '□ 上门　□ 电话　□ 座谈　□ 线上'],
        ...(await roomToWrite(ctx, [...new Set(links.map((one) => one.programKey))])),
        ['企业签字', '\n'],
        ['联系人签字', '\n'],
      ]),
      ...(open.length > 0 ? [heading('在办的问题'), tableOf(PROBLEMS, open, '')] : []),
    ],
    facts: {
      企业: name,
      联系人: people,
      联系单位: units,
      走访日期: '',
      走访方式: '',
      走访情况: '',
      企业确认: '',
      问题: open,
    },
  })
}
