import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const PAGES = join(import.meta.dirname, '../../src/web/pages')

/** Pages whose rows open something: `onOpen` of a list is what Enter does, a finger needs a link or a button in the row. */
const opening = readdirSync(PAGES, { recursive: true, withFileTypes: true })
  .filter((one) => one.isFile() && one.name.endsWith('.tsx'))
  .map((one) => join(one.parentPath, one.name))
  .map((path) => ({ name: relative(PAGES, path), text: readFileSync(path, 'utf8') }))
  .filter(({ text }) => /<DataList\b[\s\S]*?\bonOpen=/.test(text))

describe('rows of lists', () => {
  it('are there to be looked at', () => {
    expect(opening.length).toBeGreaterThan(10)
  })

  it('that open with Enter open with a finger too', () => {
    const shut = opening.filter(({ text }) => text.includes('cell:') && !/<Link\b|<button\b/.test(cells(text)))
    expect(shut.map(({ name }) => name)).toEqual([])
  })
})

/** From the first cell of the columns to the end of the last. */
function cells(text: string): string {
  return text.slice(text.indexOf('cell:'), text.lastIndexOf('cell:') + 200)
}
