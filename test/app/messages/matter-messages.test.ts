import { readdir, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { messageOf } from '#app/messages/message.ts'

const ROOT = new URL('../../../src/', import.meta.url)

/** Codes written in the source of these folders, as `fail('noun.what'` or `code: 'noun.what'`. */
async function codesIn(folders: readonly string[]): Promise<string[]> {
  const codes = new Set<string>()
  for (const folder of folders) {
    const files = await readdir(new URL(`${folder}/`, ROOT), { recursive: true })
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      const text = await readFile(new URL(`${folder}/${file}`, ROOT), 'utf8')
      for (const [, code] of text.matchAll(/(?:fail\(\s*|code: |no\()'([a-z_]+\.[a-z_]+)'/g)) if (code) codes.add(code)
    }
  }
  return [...codes].sort()
}

it('every refusal about matters, visits and what goes with them is said in words', async () => {
  const app = [
    'matter',
    'visit',
    'form',
    'report',
    'meeting',
    'callback',
    'finding',
    'paper',
    'exemption',
    'appeal',
    'rating',
    'access-link',
    'notice',
    'mark',
    'job',
  ]
  const codes = await codesIn(['domain/matter', 'domain/form', 'domain/visit', ...app.map((noun) => `app/${noun}`)])
  expect(codes.length).toBeGreaterThan(100)
  expect(codes.filter((code) => messageOf({ code }, 'zh-CN').includes(code))).toEqual([])
})
