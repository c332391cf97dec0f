import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ruleBook } from '#program/explain/rule-book.ts'
import { sayFault } from '#program/fault.ts'
import { checkProgramFile } from '#program/program-folder.ts'
import { programFolders } from '#test/support/program-folders.ts'

const folder = join(import.meta.dirname, '../../programs')
const names = programFolders()

describe.each(names)('programs/%s', (name) => {
  const result = checkProgramFile(join(folder, name))

  it('is sound', () => {
    expect(result.ok ? [] : result.faults.map((fault) => sayFault(fault, 'en'))).toEqual([])
  })

  it('has a clause or an assumption at every entry', () => {
    expect(result.warnings.filter((one) => one.code === 'entry.no_source').map((one) => one.path)).toEqual([])
  })

  it('reads as its committed rule book', async () => {
    if (!result.ok) throw new Error('not sound')
    const book = ruleBook(result.program, result.hash)
    expect(book).not.toMatch(/undefined|\[object/)
    await expect(book).toMatchFileSnapshot(join(folder, name, 'expected/rulebook.md'))
  })
})
