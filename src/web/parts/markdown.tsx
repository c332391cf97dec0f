import type { ReactNode } from 'react'

/**
 * The rule book's Markdown as elements: headings, paragraphs, lists, tables, quotes, code, bold, code words. Only what
 * `explain` writes; no HTML passes through, so a program's text can never become a script.
 */
export function Markdown({ text, anchor }: { text: string; anchor?: (heading: string) => string }) {
  return <>{blocksOf(text).map((block, n) => renderBlock(block, n, anchor))}</>
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly text: string }

/** Blocks of a Markdown text, in order. */
export function blocksOf(text: string): Block[] {
  const lines = text.replaceAll('\r', '').split('\n')
  const blocks: Block[] = []
  let at = 0
  const takeWhile = (test: (line: string) => boolean): string[] => {
    const taken: string[] = []
    while (at < lines.length && test(lines[at] ?? '')) taken.push(lines[at++] ?? '')
    return taken
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    if (line.trim() === '' || /^-{3,}$/.test(line.trim())) at++
    else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' })
      at++
    } else if (line.startsWith('```')) {
      at++
      blocks.push({ kind: 'code', text: takeWhile((one) => !one.startsWith('```')).join('\n') })
      at++
    } else if (line.startsWith('>'))
      blocks.push({
        kind: 'quote',
        text: takeWhile((one) => one.startsWith('>'))
          .map((one) => one.replace(/^>\s?/, ''))
          .join('\n'),
      })
    else if (line.startsWith('|')) {
      const rows = takeWhile((one) => one.startsWith('|')).map(cellsOf)
      blocks.push({
        kind: 'table',
        heads: rows[0] ?? [],
        rows: rows.slice(1).filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell))),
      })
    } else if (/^\s*([-*]|\d+\.)\s/.test(line)) {
      const ordered = /^\s*\d+\./.test(line)
      const items: string[] = []
      for (const one of takeWhile(
        (next) => /^\s*([-*]|\d+\.)\s/.test(next) || (/^\s{2,}\S/.test(next) && items.length >= 0),
      )) {
        const item = /^\s*(?:[-*]|\d+\.)\s+(.*)$/.exec(one)
        if (item) items.push(item[1] ?? '')
        else items.push(`${items.pop() ?? ''} ${one.trim()}`)
      }
      blocks.push({ kind: 'list', ordered, items })
    } else
      blocks.push({
        kind: 'paragraph',
        text: takeWhile((one) => one.trim() !== '' && !/^(#{1,6}\s|>|\||```|\s*([-*]|\d+\.)\s)/.test(one)).join('\n'),
      })
  }
  return blocks
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}

function renderBlock(block: Block, key: number, anchor?: (heading: string) => string): ReactNode {
  switch (block.kind) {
    case 'heading': {
      const Tag = (['h1', 'h2', 'h3', 'h4', 'h4', 'h4'] as const)[block.level - 1] ?? 'h4'
      return (
        <Tag key={key} id={anchor?.(block.text)}>
          {inline(block.text)}
        </Tag>
      )
    }
    case 'paragraph':
      return <p key={key}>{inline(block.text)}</p>
    case 'quote':
      return (
        <blockquote key={key} className="pre">
          {inline(block.text)}
        </blockquote>
      )
    case 'code':
      return <pre key={key}>{block.text}</pre>
    case 'list': {
      const Tag = block.ordered ? 'ol' : 'ul'
      return (
        <Tag key={key}>
          {block.items.map((item, n) => (
            <li key={n}>{inline(item)}</li>
          ))}
        </Tag>
      )
    }
    case 'table':
      return (
        <div className="table-wrap" key={key}>
          <table>
            <thead>
              <tr>
                {block.heads.map((head, n) => (
                  <th key={n} scope="col">
                    {inline(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, n) => (
                <tr key={n}>
                  {row.map((cell, m) => (
                    <td key={m}>{inline(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

/** `**bold**`, `code`, and `*…*` for what was assumed: marked, never slanted, as Chinese has no italics. */
export function inline(text: string): ReactNode[] {
  return text.split(/(\*\*[^*]+\*\*|\*[^*\n]+\*|`[^`]+`)/).map((piece, n) => {
    if (piece.startsWith('**')) return <strong key={n}>{piece.slice(2, -2)}</strong>
    if (piece.startsWith('*') && piece.length > 2)
      return (
        <span className="assumed" key={n}>
          {piece.slice(1, -1)}
        </span>
      )
    if (piece.startsWith('`')) return <code key={n}>{piece.slice(1, -1)}</code>
    return piece
  })
}
