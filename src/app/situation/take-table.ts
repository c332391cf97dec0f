import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import type { Ledger } from '#papers/write/ledger.ts'
import { xlsxStream } from '#papers/write/xlsx.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

const Column = z.object({ title: z.string().max(100), kind: z.enum(['text', 'number', 'percent', 'date']) })
const Cell = z.union([z.string().max(500), z.number(), z.null()])

/** The table behind a chart leaves the house as a spreadsheet: what the page already showed, with who and when under its title. */
export const takeTable = useCase({
  name: 'table.take',
  input: z.object({
    title: z.string().trim().min(1).max(100),
    note: z.string().max(300).optional(),
    columns: z.array(Column).min(1).max(50),
    rows: z.array(z.array(Cell).max(50)).max(5000),
  }),
  async run(ctx, { title, note, columns, rows }) {
    const allowed = canSome(ctx.actor, 'table.take')
    if (!allowed.ok) return allowed
    const crooked = rows.findIndex((row) => row.length !== columns.length)
    if (crooked >= 0)
      return fail('table.crooked', { row: crooked + 1, columns: columns.length, have: rows[crooked]?.length ?? 0 }, [
        'rows',
        crooked,
      ])
    const authority = await getAuthority(ctx.tx, ctx.authorityId)
    const day = todayOf(ctx)
    const ledger: Ledger = {
      sheet: title.slice(0, 28),
      title,
      note: [`单位：${authority.name}`, `日期：${day}`, note].filter(Boolean).join('　'),
      columns: columns.map((column) => ({ ...column, ...(column.kind === 'text' ? { width: 24 } : {}) })),
      rows,
    }
    return ok({
      out: { name: `${title}${day}.xlsx`, stream: xlsxStream([ledger]) },
      trace: { thingKind: 'table', thingId: ctx.authorityId, detail: { title, rows: rows.length } },
    })
  },
})
