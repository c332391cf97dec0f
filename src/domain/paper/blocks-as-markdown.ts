import { isBlocks, type PaperBlock } from './block.ts'

/** What a paper says as Markdown, for pages that show it to anybody. Text that is no list of blocks stays as it is. */
export function blocksAsMarkdown(content: string): string {
  const blocks = parsed(content)
  return isBlocks(blocks) ? blocks.map(sayBlock).join('\n\n') : content
}

function parsed(content: string): unknown {
  if (!content.startsWith('[')) return undefined
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function sayBlock(block: PaperBlock): string {
  if (block.kind === 'heading') return `${'#'.repeat(block.level + 1)} ${oneLine(block.text)}`
  if (block.kind === 'paragraph') return block.text
  if (block.kind === 'attachment') return `附件：${oneLine(block.title)}`
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => oneLine(cell).replaceAll('|', '｜')).join(' | ')} |`
  return [
    block.title ? `**${oneLine(block.title)}**\n` : '',
    row(block.columns.map(({ title }) => title)),
    row(block.columns.map(() => '---')),
    ...block.rows.map(row),
    block.note ? `\n${block.note}` : '',
  ]
    .filter(Boolean)
    .join('\n')
}

const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ')
