import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { zhCN } from '#web/messages/zh-CN.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/**
 * Each number says what it counts. Columns of lists and of the tables behind charts must by their types (`Counted`, `ChartColumn`);
 * heads written in a page are held to `NumHead` here, and a chart to its note.
 */
/** Where numbers stand in heads without a definition of ours, and why. */
const APART: Readonly<Record<string, string>> = {
  'parts/num-head.tsx': 'the head itself',
  'pages/papers/paper-sheet.tsx': 'a table in a paper, as it is printed',
  'pages/drive/unit-list.tsx': 'no numbers in its heads',
}

type Page = { readonly path: string; readonly text: string }
const pages: readonly Page[] = globSync('**/*.tsx', { cwd: `${ROOT}/src/web` }).map((path) => ({
  path,
  text: readFileSync(`${ROOT}/src/web/${path}`, 'utf8'),
}))

/** Heads of numbers that say nothing of what they count; each as one line. */
function unsaid({ path, text }: Page): string[] {
  if (path in APART) return []
  const heads = [...text.matchAll(/<th\b[^>]*className=(?:"num|\{[^}]*'num)[^>]*>/g)].map(
    (found) => `${path}: ${found[0]}: NumHead says what a column of numbers counts`,
  )
  const cells = /<td\b[^>]*className=(?:"num|\{[^}]*'num)/.test(text) && /<th\b[^>]*scope="col"/.test(text)
  const loose = cells && !/<NumHead\b/.test(text) ? [`${path}: cells of numbers under heads without NumHead`] : []
  return [...heads, ...loose]
}

describe('what a number counts', () => {
  it('is found missing where it is', () => {
    const head = '<table><th scope="col" className="num">件数</th></table>'
    const cell = '<table><th scope="col">件数</th><td className="num strong">3</td></table>'
    expect(unsaid({ path: 'pages/new.tsx', text: head })).toHaveLength(1)
    expect(unsaid({ path: 'pages/new.tsx', text: cell })).toHaveLength(1)
    expect(unsaid({ path: 'pages/new.tsx', text: `<NumHead {...headOf('a.b')} />${cell}` })).toEqual([])
  })

  it('is said by every column of numbers of every page', () => {
    expect(pages.filter(({ text }) => text.includes('<NumHead')).length).toBeGreaterThan(25)
    expect(pages.flatMap(unsaid)).toEqual([])
  })

  it('stands beside it where the rows of a table become cards and lose their heads', () => {
    const bare = pages.flatMap(({ path, text }) =>
      /className="[^"]*\bstacks\b/.test(text)
        ? [...text.matchAll(/<td className="num[^>]*>/g)].flatMap(([cell]) =>
            cell.includes('data-label') ? [] : [`${path}: ${cell}`],
          )
        : [],
    )
    expect(bare).toEqual([])
  })

  it('is said under every chart', () => {
    const charts = pages.filter(({ path, text }) => /<Chart\b/.test(text) && path !== 'charts/chart.tsx')
    expect(charts.length).toBeGreaterThan(4)
    expect(charts.filter(({ text }) => !/\bnote=\{/.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('is a sentence that is no repetition of its head', () => {
    const said = Object.entries(zhCN as Record<string, string>).filter(([key]) => key.startsWith('col.'))
    expect(said.length).toBeGreaterThan(100)
    const wrong = said.filter(([key, text]) => {
      const title = (zhCN as Record<string, string>)[key.slice('col.'.length)]
      return !/[。；]$/.test(text) || text.replace('。', '') === title
    })
    expect(wrong).toEqual([])
  })
})
