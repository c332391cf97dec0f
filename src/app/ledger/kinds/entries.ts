import { ok } from '#domain/result.ts'
import type { LedgerValue } from '#papers/write/ledger.ts'
import type { FormField } from '#program/model.ts'
import type { Grouping } from '#storage/register/group.ts'
import { type FormFound, findForm } from '../../form/find-form.ts'
import { groupRegister } from '../../form/group-entries.ts'
import { takeEntries } from '../../form/list-entries.ts'
import { listRegisters } from '../../form/list-registers.ts'
import { readWorkSheet } from '../../form/work-sheet.ts'
import { count, day, figure, list, moment, nameOf, numberOf, periodWords, text } from '../fields.ts'
import { type LedgerField, type LedgerKind, whole } from '../kind.ts'

type Entry = Extract<Awaited<ReturnType<typeof takeEntries.run>>, { ok: true }>['value']['out']['items'][number]

/** A register: the columns are those of its form. Telephone numbers are hidden, as in the page. */
const entries: LedgerKind = {
  title: '台账',
  act: 'form.export',
  async list(ctx, input) {
    const page = await takeEntries.run(ctx, takeEntries.input.parse(input))
    if (!page.ok) return page
    const { programKey, form } = takeEntries.input.parse(input)
    const found = await findForm(ctx, programKey, form)
    return found.ok ? ok({ ...page.value.out, answer: found.value }) : found
  },
  async head(_ctx, { answer }) {
    const { program, form } = answer as FormFound
    const fields: LedgerField<Entry>[] = [
      day('日期', (e) => e.day, '记录的日子'),
      text('企业', 24, (e) => nameOf(e.enterprise), '哪家企业'),
      text('项目', 20, (e) => nameOf(e.project), '哪个项目'),
      text('单位', 18, (e) => nameOf(e.org), '哪个单位'),
      text('人员', 10, (e) => nameOf(e.person), '谁'),
      ...form.fields.map(fieldOf),
      moment('登记时间', (e) => e.recordedAt, '进入系统的时刻'),
    ]
    return { title: form.title, sub: program.title, fields: fields as readonly LedgerField<never>[] }
  },
}

function fieldOf({ id, title, type, unit, help, choices }: FormField): LedgerField<Entry> {
  const number = type === 'number' || type === 'money' || type === 'count'
  return {
    title,
    kind: number ? 'number' : type === 'date' ? 'date' : 'text',
    width: number || type === 'date' ? 12 : 20,
    ...(unit ? { unit } : {}),
    ...(type === 'money' ? { decimals: 2, sum: true } : type === 'count' ? { sum: true } : {}),
    ...(choices ? { choices } : {}),
    of: (entry) => shown(type, entry, id),
    means: help ?? '方案填报表里的一栏',
  }
}

function shown(type: FormField['type'], entry: Entry, id: string): LedgerValue {
  const value = entry.values[id]
  if (value === undefined || value === null) return null
  if (type === 'file') return '有附件'
  if (type === 'entry') return entry.names[id]?.name ?? String(value)
  if (Array.isArray(value)) return list(value.map(String))
  if (typeof value === 'boolean') return value
  return type === 'number' || type === 'money' || type === 'count' ? numberOf(value as number | string) : String(value)
}

type Groups = Extract<Awaited<ReturnType<typeof groupRegister.run>>, { ok: true }>['value']['out']
type Group = Groups[number]

const BY: Readonly<Record<Grouping, string>> = {
  all: '全部',
  org: '单位',
  person: '人员',
  enterprise: '企业',
  project: '项目',
  area: '片区',
  month: '月份',
}

/** What a register comes to: one column a field of the form that adds up, or is yes or no. */
const entryGroups: LedgerKind = {
  title: '台账汇总表',
  act: 'form.export',
  async list(ctx, input) {
    const asked = groupRegister.input.parse(input)
    const groups = await groupRegister.run(ctx, asked)
    if (!groups.ok) return groups
    const found = await findForm(ctx, asked.programKey, asked.form)
    if (!found.ok) return found
    const { out } = groups.value
    return ok({ items: out, next: null, total: out.length, answer: { ...found.value, by: asked.by, first: out[0] } })
  },
  async head(_ctx, { answer }) {
    const { program, form, by, first } = answer as FormFound & { readonly by: Grouping; readonly first?: Group }
    const titleOf = (id: string) => form.fields.find((field) => field.id === id)?.title ?? id
    const unitOf = (id: string) => form.fields.find((field) => field.id === id)?.unit
    const fields: LedgerField<Group>[] = [
      text(
        BY[by],
        26,
        (g) => (by === 'month' ? periodWords(g.key) : by === 'all' ? BY.all : g.name) ?? '未填',
        '按什么汇总',
      ),
      count('条数', (g) => g.total, '多少条'),
      // An enterprise may stand in several of the rows.
      figure('企业数', (g) => g.enterprises, '涉及多少家企业'),
      ...(first?.sums ?? []).map(({ field }) => ({
        ...figure<Group>(titleOf(field), (g) => g.sums.find((one) => one.field === field)?.sum, '这一栏的合计', {
          sum: true,
        }),
        ...(unitOf(field) ? { unit: unitOf(field) as string } : {}),
      })),
      ...(first?.yes ?? []).map(({ field }) =>
        count<Group>(titleOf(field), (g) => g.yes.find((one) => one.field === field)?.count ?? 0, '填“是”的条数'),
      ),
    ]
    const sub = [program.title, ...(by === 'all' ? [] : [`按${BY[by]}汇总`])].join('　　')
    return { title: `${form.title}汇总表`, sub, fields: fields as readonly LedgerField<never>[] }
  },
}

export const entryKinds = {
  entries,
  registers: whole('台账目录', 'ledger.export', listRegisters, {
    rows: (out) => out.flatMap(({ title, forms }) => forms.map((form) => ({ ...form, program: title }))),
  })([
    text('方案', 28, (f) => f.program, '哪个方案'),
    text('台账', 24, (f) => f.title, '台账名称'),
    text('条款', 14, (f) => f.clause, '依据的条款'),
    count('栏数', (f) => f.fields, '填几栏'),
    count('条数', (f) => f.count, '多少条记录'),
    moment('最近记录', (f) => f.lastAt, '最近一条的时刻'),
  ]),
  entry_groups: entryGroups,
  work_sheet: whole('驻企工作情况表', 'ledger.export', readWorkSheet, {
    title: (out) => out.form.title,
    rows: (out) => out.rows,
  })((out) => {
    type Row = (typeof out.rows)[number]
    return [
      text<Row>('联系人', 10, (r) => nameOf(r.person), '谁'),
      text<Row>('单位', 20, (r) => nameOf(r.org), '联系人的单位'),
      text<Row>('对象', 26, (r) => r.target.name, '联系的企业、项目'),
      ...out.kinds.map((kind) =>
        count<Row>(kind, (r) => r.done.find((one) => one.kind === kind)?.count ?? 0, '做了几次', { group: '工作次数' }),
      ),
      text<Row>('还缺', 26, (r) => list(r.missing), '还没有做过的'),
      day<Row>('最近', (r) => r.lastDay, '最近一次的日子'),
    ]
  }),
} as const
