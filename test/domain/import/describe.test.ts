import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { describeKinds } from '#domain/import/describe.ts'
import { IMPORT_KINDS, kindOf } from '#domain/import/kinds.ts'
import { titleKey } from '#domain/import/title.ts'

test('docs/generated/import-columns.md is up to date (`lianqi import --columns`)', () => {
  const path = resolve(import.meta.dirname, '../../../docs/generated/import-columns.md')
  expect(readFileSync(path, 'utf8')).toBe(describeKinds())
})

test('no head means two fields of one kind, and every canonical name is a head', () => {
  for (const kind of IMPORT_KINDS) {
    const seen = new Map<string, string>()
    for (const [name, field] of Object.entries(kindOf(kind).fields)) {
      for (const head of [field.title, ...field.heads]) {
        const before = seen.get(titleKey(head))
        expect([kind, head, before ?? name]).toEqual([kind, head, name])
        expect([kind, head, field.heads.some((one) => titleKey(one) === titleKey(head))]).toEqual([kind, head, true])
        seen.set(titleKey(head), name)
      }
    }
  }
})
