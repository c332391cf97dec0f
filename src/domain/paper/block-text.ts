import type { PaperBlock } from './block.ts'

/**
 * A paper's blocks as text that a person edits: one paragraph a line, a heading with # to #### before it, a table's rows
 * between bars. What stands in the line of a table's title begins with "表："; a line "附件：…" begins an attachment.
 */
export function blocksToText(blocks: readonly PaperBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'heading') return `${'#'.repeat(block.level)} ${block.text}`
      if (block.kind === 'paragraph') return block.text
      if (block.kind === 'attachment') return `附件：${block.title}`
      const rows = [block.columns.map((column) => column.title), ...block.rows]
      return [
        ...(block.title ? [`表：${block.title}`] : []),
        ...rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '／')).join(' | ')} |`),
        ...(block.note ? [block.note] : []),
      ].join('\n')
    })
    .join('\n')
}

/** The blocks of an edited text; the inverse of {@link blocksToText}. Columns keep the width and alignment they had by title. */
export function textToBlocks(text: string, before: readonly PaperBlock[] = []): PaperBlock[] {
  const known = new Map(
    before.flatMap((block) => (block.kind === 'table' ? block.columns : [])).map((one) => [one.title, one]),
  )
  const blocks: PaperBlock[] = []
  let title: string | undefined
  let rows: string[][] = []
  const endTable = () => {
    const [head, ...body] = rows
    if (head) {
      const columns = head.map((name) => known.get(name) ?? { title: name })
      // A row with too few cells is filled up, one with too many keeps its last ones together.
      const fitted = body.map((row) =>
        columns.map((_, index) => (index === columns.length - 1 ? row.slice(index).join('／') : (row[index] ?? ''))),
      )
      blocks.push({ kind: 'table', ...(title ? { title } : {}), columns, rows: fitted })
    }
    title = undefined
    rows = []
  }
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line.startsWith('|')) {
      rows.push(
        line
          .replace(/^\||\|$/g, '')
          .split('|')
          .map((cell) => cell.trim()),
      )
      continue
    }
    endTable()
    if (line === '') continue
    const heading = /^(#{1,4})\s*(.+)$/.exec(line)
    if (heading)
      blocks.push({ kind: 'heading', level: (heading[1] ?? '#').length as 1 | 2 | 3 | 4, text: heading[2] ?? '' })
    else if (line.startsWith('表：')) title = line.slice(2)
    else if (/^附件：.+/.test(line)) blocks.push({ kind: 'attachment', title: line.slice(3).trim() })
    else blocks.push({ kind: 'paragraph', text: line })
  }
  endTable()
  return blocks
}
