import { ok } from '#domain/result.ts'
import type { LedgerValue } from '#papers/write/ledger.ts'
import type { FormField } from '#program/model.ts'
import { findForm } from '../../form/find-form.ts'
import { groupRegister } from '../../form/group-entries.ts'
import { takeEntries } from '../../form/list-entries.ts'
import { listRegisters } from '../../form/list-registers.ts'
import { readWorkSheet } from '../../form/work-sheet.ts'
import { count, day, figure, list, moment, nameOf, numberOf, text } from '../fields.ts'
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
    const { program, form } = answer as Extract<Awaited<ReturnType<typeof findForm>>, { ok: true }>['value']
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
  entry_groups: whole('台账汇总表', 'form.export', groupRegister, {
    rows: (out) => out,
  })((out) => {
    type Row = (typeof out)[number]
    const sums = [...new Set(out.flatMap((one) => one.sums.map(({ field }) => field)))]
    return [
      text<Row>('汇总', 26, (g) => g.name ?? '未填', '按单位、人员、企业、片区、月份'),
      count<Row>('条数', (g) => g.total, '多少条'),
      count<Row>('企业', (g) => g.enterprises, '多少家'),
      ...sums.map((field) =>
        figure<Row>(field, (g) => g.sums.find((one) => one.field === field)?.sum, '这一栏的合计', { sum: true }),
      ),
    ]
  }),
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
