import type { PaperBlock } from '#domain/paper/block.ts'
import { type PaperFormat, redHead } from '#domain/paper/format.ts'
import { paperDay } from '#domain/paper/paper-text.ts'

type Props = {
  readonly format: PaperFormat
  readonly authority: string
  readonly number: string | null
  readonly title: string
  readonly to: readonly string[]
  readonly copy: readonly string[]
  readonly blocks: readonly PaperBlock[]
  /** `2026-03-02` */
  readonly day: string
}

/** The sheet itself speaks the language of the notice, whatever the reader's interface is. */
export function PaperSheet({ format, authority, number, title, to, copy, blocks, day }: Props) {
  return (
    <article className="paper" lang="zh-CN">
      <p className="org">{redHead(format, authority)}</p>
      {number ? <p className="number">{number}</p> : null}
      <hr />
      <h1>{title}</h1>
      {to.length > 0 ? <p className="to">{to.join('、')}：</p> : null}
      {blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
      <div className="sign">
        <div>{authority}</div>
        <div>{paperDay(day)}</div>
      </div>
      {copy.length > 0 ? <p className="to copy">{`抄送：${copy.join('、')}。`}</p> : null}
    </article>
  )
}

function Block({ block }: { block: PaperBlock }) {
  if (block.kind === 'heading') {
    const Tag = block.level === 1 ? 'h2' : 'h3'
    return <Tag>{block.text}</Tag>
  }
  if (block.kind === 'attachment') return <h2 className="attachment">{`附件：${block.title}`}</h2>
  if (block.kind === 'paragraph') return <p>{block.text}</p>
  return (
    // A table wider than a phone scrolls by itself; the keyboard can reach it.
    <div
      className="scroll"
      tabIndex={0}
      role="group"
      aria-label={block.title ?? block.columns.map((one) => one.title).join('、')}
    >
      <table>
        <thead>
          <tr>
            {block.columns.map((column) => (
              <th key={column.title} scope="col" className={column.number ? 'num' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} className={block.columns[column]?.number ? 'num' : ''}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {block.note ? <p className="small">{block.note}</p> : null}
    </div>
  )
}
