/** The sheet of an exported ledger that says what each column means. */
export const EXPLANATION_SHEET = '列说明'
/** Its columns. */
export const EXPLANATION_HEADS = ['列', '填法', '含义', '可选值', '回填时'] as const
/** The sheet on which the permitted values stand, one column a field: drop-downs of any length refer to it. */
export const CHOICES_SHEET = '可选值'

/**
 * Whether a sheet only explains an exported ledger, which the reader of a table passes over. The list of permitted values has the columns'
 * own names as its head, so it is known by its name and by the explanation beside it.
 */
export function isExplanation(
  sheet: string,
  sheets: readonly string[],
  firstRows: readonly (readonly string[])[],
): boolean {
  if (sheet === CHOICES_SHEET) return sheets.includes(EXPLANATION_SHEET)
  const [column, how, means] = EXPLANATION_HEADS
  return firstRows.some((row) => [column, how, means].every((head) => row.includes(head)))
}
