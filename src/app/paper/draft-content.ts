import { headingNumber, type PaperBlock } from '#domain/paper/block.ts'
import { paperDay } from '#domain/paper/paper-text.ts'
import { totalOf } from '#engine/total.ts'
import { sayValue } from '#program/explain/result.ts'
import type { FactRef, Paper, Program } from '#program/model.ts'
import * as figures from '#storage/paper-figure-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { subjectNames } from '../score/subject-names.ts'

/** Most rows of one table; what is left out is said under it. */
const MOST_ROWS = 100

/** Kinds of fields a paper tells, and how many of them and of the entries. */
const TOLD: readonly string[] = ['text', 'choice', 'count', 'number', 'money', 'date']
const MOST_FIELDS = 3
const MOST_ENTRIES = 30

/**
 * What a periodic paper says of itself, from the data of its period: for everything the program says it `shows`, a heading
 * and the figures as they stand. Derived rows are read, never written; nobody types a figure that the house knows.
 */
export async function draftContent(
  ctx: TxCtx,
  program: Program,
  declared: Paper,
  at: figures.Stretch,
): Promise<PaperBlock[]> {
  const blocks: PaperBlock[] = []
  for (const [index, shown] of declared.shows.entries()) {
    const said = await sayShown(ctx, program, shown, at)
    if (declared.shows.length > 1)
      blocks.push({ kind: 'heading', level: 1, text: `${headingNumber(1, index + 1)}${said.title}` })
    blocks.push(...said.blocks)
  }
  // It stays with the signature, so that this never stands on a page alone.
  if (blocks.length > 0) blocks.push(paragraph(`以上数据截至${paperDay(dayOf(ctx))}。`))
  return blocks
}

type Said = { readonly title: string; readonly blocks: readonly PaperBlock[] }

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })

/** A table, or one sentence where there is nothing to put into it. */
function tabled(
  columns: Extract<PaperBlock, { kind: 'table' }>['columns'],
  rows: readonly (readonly string[])[],
  empty: string,
): PaperBlock {
  if (rows.length === 0) return paragraph(empty)
  const left = rows.length - MOST_ROWS
  return {
    kind: 'table',
    columns,
    rows: rows.slice(0, MOST_ROWS),
    ...(left > 0 ? { note: `另有 ${left} 行，见系统。` } : {}),
  }
}

async function sayShown(ctx: TxCtx, program: Program, shown: FactRef, at: figures.Stretch): Promise<Said> {
  const name = shown.name ?? ''
  switch (shown.kind) {
    case 'measure':
      return sayMeasure(ctx, program, name, at)
    case 'ranking':
      return sayRanking(ctx, program, name, at)
    case 'duty':
      return sayDuty(ctx, program, name, at)
    case 'mark': {
      const rows = await figures.countMarks(ctx.tx, ctx.authorityId, name, at)
      const nameOf = await subjectNames(ctx, subjectsOf(rows))
      const said = rows.map((row) => [nameOf(row.subjectKind, row.subjectId), String(row.count)])
      return {
        title: titleOf(program.marks, name),
        blocks: [
          tabled(
            [
              { title: '对象', width: 4 },
              { title: '次数', number: true },
            ],
            said,
            '本期没有。',
          ),
        ],
      }
    }
    case 'points': {
      const rows = await figures.sumPoints(ctx.tx, ctx.authorityId, name, at)
      const nameOf = await subjectNames(ctx, subjectsOf(rows))
      const said = rows.map((row) => [nameOf(row.subjectKind, row.subjectId), String(Number(row.value))])
      return {
        title: titleOf(program.points, name),
        blocks: [
          tabled(
            [
              { title: '对象', width: 4 },
              { title: '分', number: true },
            ],
            said,
            '本期没有。',
          ),
        ],
      }
    }
    case 'matter': {
      const { raised, closed, open } = await figures.countMattersIn(ctx.tx, ctx.authorityId, name, at)
      const text = `本期新增 ${raised} 件，办结 ${closed} 件，期末在办 ${open} 件。`
      return { title: titleOf(program.matters, name), blocks: [paragraph(text)] }
    }
    case 'form':
      return sayForm(ctx, program, name, at)
    case 'report':
    case 'meeting': {
      const count = await figures.countEntries(ctx.tx, ctx.authorityId, shown.kind, name, at)
      const declared = shown.kind === 'report' ? program.reports : program.meetings
      const title = titleOf(declared ?? [], name)
      return { title, blocks: [paragraph(count === 0 ? '本期没有。' : `本期 ${count} 次。`)] }
    }
    default:
      return { title: name || shown.kind, blocks: [] }
  }
}

/** Entries of a register: how many, and each with its unit and what its fields of words say. A briefing is there to tell them. */
async function sayForm(ctx: TxCtx, program: Program, id: string, at: figures.Stretch): Promise<Said> {
  const form = program.forms.find((one) => one.id === id)
  const title = form?.title ?? id
  const count = await figures.countEntries(ctx.tx, ctx.authorityId, 'form', id, at)
  if (count === 0) return { title, blocks: [paragraph('本期没有。')] }
  const fields = (form?.fields ?? []).filter((field) => TOLD.includes(field.type)).slice(0, MOST_FIELDS)
  if (fields.length === 0) return { title, blocks: [paragraph(`本期 ${count} 条。`)] }
  const entries = await figures.listEntries(ctx.tx, ctx.authorityId, id, at, MOST_ENTRIES)
  const said = (value: unknown) => (value === null || value === undefined ? '' : String(value))
  const left = count - entries.length
  return {
    title,
    blocks: [
      paragraph(`本期 ${count} 条。`),
      {
        kind: 'table',
        columns: [
          { title: '对象', width: 2 },
          ...fields.map((field) => ({ title: field.title, width: field.type === 'text' ? 4 : 2 })),
        ],
        rows: entries.map((one) => [one.about ?? '', ...fields.map((field) => said(one.values[field.id]))]),
        ...(left > 0 ? { note: `另有 ${left} 条，见系统。` } : {}),
      },
    ],
  }
}

async function sayMeasure(ctx: TxCtx, program: Program, id: string, at: figures.Stretch): Promise<Said> {
  const rule = program.measures.find((one) => one.id === id)
  // What is counted over the whole program has one row, which stands for today whatever the paper's period is.
  const reach = rule?.every === 'once' ? { ...at, startsAt: '-infinity', endsAt: 'infinity' } : at
  const rows = await figures.listFigures(ctx.tx, ctx.authorityId, id, reach)
  const title = rule?.title ?? id
  const value = (row: figures.FigureRow): string =>
    row.state === 'value' && rule ? sayValue(rule, Number(row.value)) : row.state === 'missing' ? '缺数据' : '不适用'
  const basis = (row: figures.FigureRow): string =>
    row.numerator !== null && row.denominator !== null && row.denominator !== '1'
      ? `${Number(row.numerator)} / ${Number(row.denominator)}`
      : ''
  const [only] = rows
  if (rule?.subject.kind === 'authority') {
    const text = only ? `${title}：${value(only)}${basis(only) ? `（${basis(only)}）` : ''}。` : '本期尚无结果。'
    return { title, blocks: [paragraph(text)] }
  }
  // Whom it does not apply to is told by number: a page of 不适用 is nothing to read.
  const told = rows.filter((row) => row.state !== 'not_applicable')
  const without = rows.length - told.length
  const nameOf = await subjectNames(ctx, subjectsOf(told))
  const withBasis = told.some((row) => basis(row) !== '')
  const total = rule && rows.length > 1 ? totalOf(rule, rows) : null
  const bottom = { subjectKind: '', subjectId: '', state: 'value' as const, ...total, value: total?.value ?? null }
  const last = total
    ? [
        [
          '合计',
          value({ numerator: null, denominator: null, ...bottom }),
          ...(withBasis ? [basis({ numerator: null, denominator: null, ...bottom })] : []),
        ],
      ]
    : []
  return {
    title,
    blocks: [
      tabled(
        [
          { title: '对象', width: 4 },
          { title: title, number: true, width: 2 },
          ...(withBasis ? [{ title: '分子 / 分母', number: true, width: 2 }] : []),
        ],
        [
          ...told.map((row) => [
            nameOf(row.subjectKind, row.subjectId),
            value(row),
            ...(withBasis ? [basis(row)] : []),
          ]),
          ...last,
        ],
        rows.length === 0 ? '本期尚无结果。' : `本期没有可以计算的（${rows.length} 个均不适用）。`,
      ),
      ...(told.length > 0 && without > 0 ? [paragraph(`另有 ${without} 个不适用，未列。`)] : []),
    ],
  }
}

async function sayRanking(ctx: TxCtx, program: Program, id: string, at: figures.Stretch): Promise<Said> {
  const rule = program.rankings.find((one) => one.id === id)
  const by = program.measures.find((one) => one.id === rule?.by[0]?.measure)
  const rows = await figures.listPlaces(ctx.tx, ctx.authorityId, id, at)
  const nameOf = await subjectNames(ctx, subjectsOf(rows))
  const grouped = rows.some((row) => row.pool !== '')
  return {
    title: rule?.title ?? id,
    blocks: [
      tabled(
        [
          ...(grouped ? [{ title: '组别' }] : []),
          { title: '名次', number: true },
          { title: '对象', width: 4 },
          { title: by?.title ?? '值', number: true, width: 2 },
          { title: '上期名次', number: true, width: 1.4 },
        ],
        rows.map((row) => [
          ...(grouped ? [row.pool] : []),
          String(row.place),
          nameOf(row.subjectKind, row.subjectId),
          by ? sayValue(by, Number(row.value)) : row.value,
          row.previousPlace === null ? '—' : String(row.previousPlace),
        ]),
        '本期尚无排名。',
      ),
    ],
  }
}

async function sayDuty(ctx: TxCtx, program: Program, id: string, at: figures.Stretch): Promise<Said> {
  const clocks = program.matters.flatMap((matter) =>
    matter.clocks.map((clock) => ({ id: clock.duty, title: clock.title })),
  )
  const rows = await figures.countDuties(ctx.tx, ctx.authorityId, id, at)
  const nameOf = await subjectNames(
    ctx,
    rows.flatMap((row) => (row.orgId ? [{ kind: 'org', id: row.orgId }] : [])),
  )
  const sum = (key: 'due' | 'met' | 'late' | 'missed' | 'excused') => rows.reduce((all, row) => all + row[key], 0)
  const total = `应做 ${sum('due')} 项，按期 ${sum('met')} 项，逾期完成 ${sum('late')} 项，未做 ${sum('missed')} 项${sum('excused') > 0 ? `，免责 ${sum('excused')} 项` : ''}。`
  return {
    title: [...program.duties, ...clocks].find((one) => one.id === id)?.title ?? id,
    blocks: [
      paragraph(rows.length === 0 ? '本期没有到期的。' : total),
      ...(rows.length > 1
        ? [
            tabled(
              [
                { title: '单位', width: 4 },
                ...['应做', '按期', '逾期', '未做'].map((title) => ({ title, number: true })),
              ],
              rows.map((row) => [
                row.orgId ? nameOf('org', row.orgId) : '—',
                ...[row.due, row.met, row.late, row.missed].map(String),
              ]),
              '',
            ),
          ]
        : []),
    ],
  }
}

function subjectsOf(rows: readonly { readonly subjectKind: string; readonly subjectId: string }[]) {
  return rows.map((row) => ({ kind: row.subjectKind, id: row.subjectId }))
}

function titleOf(entries: readonly { readonly id: string; readonly title: string }[], id: string): string {
  return entries.find((one) => one.id === id)?.title ?? id
}
