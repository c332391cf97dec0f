import type { Readable } from 'node:stream'
import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { csvStream } from '#papers/write/csv.ts'
import type { Ledger, LedgerColumn, LedgerValue } from '#papers/write/ledger.ts'
import { xlsxStream } from '#papers/write/xlsx.ts'
import type { FormField } from '#program/model.ts'
import { type EntryListed, listEntryRows } from '#storage/register-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { reporterHidden } from '../monitoring/hide-reporter.ts'
import { useCase } from '../use-case.ts'
import { entriesAsked, entryFilter, masked, refuseAnonymous } from './entry-filter.ts'

const input = z.object({ ...entryFilter, format: z.enum(['xlsx', 'csv']) })
const PAGE = 2_000

/** A file to download; `stream` is written from memory after the use case is over. */
export type ExportedFile = { readonly name: string; readonly mediaType: string; readonly stream: Readable }

/** The entries that fit as a spreadsheet: the rows one may take away, telephone numbers hidden, and a line in the audit. */
export const exportEntries = useCase<z.infer<typeof input>, ExportedFile>({
  name: 'form.export',
  input,
  async run(ctx, { format, ...filter }) {
    const asked = await entriesAsked(ctx, filter, 'form.export')
    if (!asked.ok) return asked
    const { program, form, condition } = asked.value
    const open = refuseAnonymous(form)
    if (!open.ok) return open
    const rows: EntryListed[] = []
    for (;;) {
      const last = rows.at(-1)
      const after = last && { at: last.at, id: last.id }
      const page = await listEntryRows(ctx.tx, ctx.authorityId, { condition, after, limit: PAGE })
      rows.push(...page)
      if (page.length < PAGE) break
    }
    const hidden = await reporterHidden(ctx, filter.programKey, filter.form)
    const ledger: Ledger = {
      sheet: form.title,
      title: form.title,
      note: `${program.title}　${dayOf(ctx, ctx.now)}　共 ${rows.length} 条`,
      columns: [...ABOUT.map(({ title, kind }) => ({ title, kind })), ...form.fields.map(columnOf), ...AFTER],
      rows: rows.map((row) => rowOf(ctx, form.fields, hidden(masked(form, row)))),
    }
    const out = {
      name: `${form.title}.${format}`,
      mediaType:
        format === 'csv'
          ? 'text/csv; charset=utf-8'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      stream: format === 'csv' ? csvStream(ledger) : xlsxStream([ledger]),
    }
    const { programKey, form: id, ...narrowed } = filter
    const detail = { program: programKey, form: id, rows: rows.length, format, filter: narrowed }
    return ok({ out, trace: { thingKind: 'form', thingId: `${programKey}/${id}`, detail } })
  },
})

const ABOUT: readonly (LedgerColumn & { readonly of: (row: EntryListed) => LedgerValue })[] = [
  { title: '日期', kind: 'date', of: (row) => row.day },
  { title: '企业', kind: 'text', of: (row) => row.enterprise?.name ?? null },
  { title: '项目', kind: 'text', of: (row) => row.project?.name ?? null },
  { title: '单位', kind: 'text', of: (row) => row.org?.name ?? null },
  { title: '人员', kind: 'text', of: (row) => row.person?.name ?? null },
]
const AFTER: readonly LedgerColumn[] = [{ title: '登记时间', kind: 'moment' }]

function columnOf({ title, type, unit }: FormField): LedgerColumn {
  const number = type === 'number' || type === 'money' || type === 'count'
  return {
    title: unit && !title.includes(unit) ? `${title}（${unit}）` : title,
    kind: number ? 'number' : type === 'date' ? 'date' : 'text',
  }
}

function rowOf(ctx: TxCtx, fields: readonly FormField[], row: EntryListed): LedgerValue[] {
  return [
    ...ABOUT.map(({ of }) => of(row)),
    ...fields.map((field) => shown(field, row.values[field.id])),
    dayOf(ctx, row.recordedAt),
  ]
}

function shown(field: FormField, value: unknown): LedgerValue {
  if (value === undefined || value === null) return null
  if (field.type === 'file') return '有附件'
  if (Array.isArray(value)) return value.join('、')
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}
