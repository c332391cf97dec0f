import { expect, it } from 'vitest'
import { blocksAsMarkdown } from '#domain/paper/blocks-as-markdown.ts'

it('says headings, paragraphs and tables of a paper, and leaves other text alone', () => {
  const blocks = [
    { kind: 'heading', level: 1, text: '一、灯数' },
    { kind: 'paragraph', text: '本月点亮 12 盏。' },
    {
      kind: 'table',
      title: '各县',
      columns: [{ title: '县' }, { title: '盏' }],
      rows: [
        ['东|县', '5'],
        ['西\n县', '7'],
      ],
      note: '另有 3 县',
    },
  ]
  expect(blocksAsMarkdown(JSON.stringify(blocks))).toBe(
    '## 一、灯数\n\n本月点亮 12 盏。\n\n**各县**\n\n| 县 | 盏 |\n| --- | --- |\n| 东｜县 | 5 |\n| 西 县 | 7 |\n\n另有 3 县',
  )
  expect(blocksAsMarkdown('[旧的正文')).toBe('[旧的正文')
  expect(blocksAsMarkdown('通报正文')).toBe('通报正文')
})
