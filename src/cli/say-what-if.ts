/** A what-if as a table for the terminal: how it is, how it would be, and which changed rule stands behind it. */
import type { WhatIfFound } from '#app/program/what-if.ts'
import { table } from './table.ts'

const CHANGE = { added: '新增', removed: '删去', changed: '改动' } as const

const titles = (because: readonly { readonly title: string }[]): string =>
  [...new Set(because.map((one) => one.title))].join('、')

/** Everything in one text, ending with a new line. */
export function sayWhatIf(result: WhatIfFound): string {
  const { period, entries } = result
  const parts = [
    `${result.title}（${result.program}）${period.label}（${period.firstDay} 至 ${period.lastDay}）：第 ${result.version} 版，与改后（第 ${result.newVersion} 版文稿）相比。只试算，不写入。`,
    ...(period.ended ? [] : ['这一期尚未结束，以现有事实试算。']),
    ...(period.sealed ? ['这一期已封账；“现在”一列是按已发布规则、以今天所知重算的，可能与封账时不同。'] : []),
    '',
    entries.length === 0
      ? '条目没有改动。'
      : `改动的条目 ${entries.length} 条：${entries.map((one) => `${CHANGE[one.change]}“${one.title}”（${one.id}）`).join('；')}`,
  ]
  const differing = result.points.filter((row) => row.differs)
  parts.push('', `积分：${result.points.length} 个账户，${differing.length} 个有变化`)
  if (result.points.length > 0)
    parts.push(
      table(
        ['主体', '现在', '改后', '差', '由哪条规则'],
        result.points.map((row) => [
          row.account.name,
          row.was,
          row.wouldBe,
          row.differs ? difference(row.was, row.wouldBe) : '',
          titles(row.because),
        ]),
        [1, 2, 3],
      ),
    )
  for (const ranking of result.rankings) {
    const moved = ranking.rows.filter((row) => row.was?.place !== row.wouldBe?.place).length
    parts.push('', `排名 ${ranking.title}：${ranking.rows.length} 个，${moved} 个名次有变化`)
    parts.push(
      table(
        ['主体', '现在名次', '现在得分', '改后名次', '改后得分', '由哪条规则'],
        ranking.rows.map((row) => [
          row.pool === '' ? row.subject.name : `${row.subject.name}（${row.pool}）`,
          row.was ? String(row.was.place) : '未排',
          row.was ? shown(row.was.value) : '',
          row.wouldBe ? String(row.wouldBe.place) : '未排',
          row.wouldBe ? shown(row.wouldBe.value) : '',
          titles(row.because),
        ]),
        [1, 2, 3, 4],
      ),
    )
  }
  parts.push(
    ...changedRows(
      '标记',
      result.marks.map((row) => ({
        ...row,
        name: row.account.name,
        was: String(row.was),
        wouldBe: String(row.wouldBe),
      })),
    ),
    ...changedRows(
      '口径',
      result.measures.map((row) => ({
        ...row,
        name: row.subject.name,
        was: orNone(row.was),
        wouldBe: orNone(row.wouldBe),
      })),
    ),
  )
  if (result.left > 0) parts.push('', `另有 ${result.left} 行未列；--json 也只列这些。`)
  return `${parts.join('\n')}\n`
}

type Changed = {
  readonly title: string
  readonly name: string
  readonly was: string
  readonly wouldBe: string
  readonly because: readonly { readonly title: string }[]
}

/** Results of one kind that would be different; nothing where none would. */
function changedRows(kind: string, rows: readonly Changed[]): string[] {
  if (rows.length === 0) return []
  const cells = rows.map((row) => [row.title, row.name, row.was, row.wouldBe, titles(row.because)])
  return [
    '',
    `${kind === '口径' ? '口径值' : kind}有变化的`,
    table([kind, '主体', '现在', '改后', '由哪条规则'], cells, [2, 3]),
  ]
}

const orNone = (value: string | null): string => (value === null ? '无' : shown(value))

const shown = (value: string): string => {
  const n = Number(value)
  return Number.isFinite(n) ? String(Math.round(n * 10_000) / 10_000) : value
}

function difference(was: string, wouldBe: string): string {
  const by = Math.round((Number(wouldBe) - Number(was)) * 10_000) / 10_000
  return by > 0 ? `+${by}` : String(by)
}
