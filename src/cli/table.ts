/** A table for the terminal. */

/** Chinese characters take two columns. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 2 : 1), 0)
const padded = (text: string, width: number, right: boolean): string => {
  const room = ' '.repeat(Math.max(0, width - widthOf(text)))
  return right ? room + text : text + room
}

/** Columns as wide as their widest cell; `right`: which are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], right: readonly number[]): string {
  const widths = head.map((cell, i) => Math.max(widthOf(cell), ...rows.map((row) => widthOf(row[i] ?? ''))))
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, i) => padded(cell, widths[i] ?? 0, right.includes(i))).join('  ')}`.trimEnd()
  return [head, ...rows].map(line).join('\n')
}
