import type { PaperBlock } from '#domain/paper/block.ts'

type TableBlock = Extract<PaperBlock, { kind: 'table' }>

/** What a cell is wide beside its characters, in twips: its margins and the line. */
const BESIDE = 200
/** A cell of no more characters than this is not torn: a date, a name, a number with its unit. */
const SHORT = 10
/** A column of longer text is not pressed below this share of what it asked for. */
const LEAST = 0.75

/** How many characters a text is wide: a digit takes a little more than half of one, and a quarter stands between it and a character. */
const widthOf = (text: string) =>
  [...text].reduce((sum, one) => sum + (/[ -~]/.test(one) ? 0.6 : 1), 0) +
  [...text.matchAll(/[0-9A-Za-z](?=[^ -~])|[^ -~](?=[0-9A-Za-z])/g)].length / 4

/**
 * The widths of a table's columns in twips: as its columns ask for by share, but what is short (2026年11月13日) stands on one line,
 * and the columns with room to spare give it.
 */
export function columnWidths(block: TableBlock, width: number, size: number): number[] {
  const shares = block.columns.map((column) => column.width ?? 1)
  const total = shares.reduce((sum, share) => sum + share, 0)
  const asked = shares.map((share) => Math.floor((width * share) / total))
  const wide = block.columns.map((column, index) =>
    [column.title, ...block.rows.map((row) => row[index] ?? '')].flatMap((text) => text.split('\n')).map(widthOf),
  )
  const least = wide.map((all) => Math.ceil(Math.max(0, ...all.filter((one) => one <= SHORT)) * size * 10) + BESIDE)
  const missing = asked.map((one, index) => Math.max(0, (least[index] ?? 0) - one))
  const spare = asked.map((one, index) => {
    const long = wide[index]?.some((each) => each > SHORT) ? one * LEAST : 0
    return Math.max(0, one - Math.max(least[index] ?? 0, long))
  })
  const [need, have] = [missing, spare].map((all) => all.reduce((sum, one) => sum + one, 0)) as [number, number]
  if (need === 0 || have === 0) return asked
  const given = Math.min(need, have)
  return asked.map((one, index) =>
    Math.floor(one + ((missing[index] ?? 0) * given) / need - ((spare[index] ?? 0) * given) / have),
  )
}
