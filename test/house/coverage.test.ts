import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** The rows of docs/coverage.md: number, system, program section, tests, pages. */
const rows = read('docs/coverage.md')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', system = '', section = '', tests = '', pages = '']) => ({
    number: Number(number),
    system,
    section,
    tests: tests.split(';').map((one) => one.replace(/\(.*\)/, '').trim()),
    pages: [...pages.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  }))

/** The addresses the web has. */
const addresses = new Set(
  globSync(['src/web/routes/*.ts', 'src/web/router.tsx'], { cwd: ROOT }).flatMap((file) =>
    [...read(file).matchAll(/path: '([^']+)'/g)].map((match) => match[1] ?? ''),
  ),
)

const exists = (test: string): boolean =>
  test.endsWith('.yaml')
    ? existsSync(join(ROOT, test))
    : existsSync(join(ROOT, 'test', `${test}.test.ts`)) || existsSync(join(ROOT, 'test', test))

describe('docs/coverage.md', () => {
  it('has each of the 45 systems once, with a section, a test and a page', () => {
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1))
    expect(rows.filter((row) => !row.section || row.tests.length === 0 || row.pages.length === 0)).toEqual([])
  })

  it('names only tests that there are', () => {
    const missing = rows.flatMap((row) =>
      row.tests.filter((test) => !exists(test)).map((test) => `${row.number} ${test}`),
    )
    expect(missing).toEqual([])
  })

  it('names only pages that there are', () => {
    const missing = rows.flatMap((row) =>
      row.pages.filter((page) => !addresses.has(page)).map((page) => `${row.number} ${page}`),
    )
    expect(missing).toEqual([])
  })
})
