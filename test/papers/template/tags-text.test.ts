import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { TAG_GROUPS, tagsOf } from '#papers/template/tags.ts'
import { tagsText } from '#papers/template/tags-text.ts'

it('docs/generated/paper-tags.md is what the tables say today (lianqi paper-tags writes it)', () => {
  const path = new URL('../../../docs/generated/paper-tags.md', import.meta.url)
  expect(readFileSync(path, 'utf8')).toBe(tagsText())
})

it('each tag of a row belongs to one list, so that its place can be told', () => {
  const rows = tagsOf(TAG_GROUPS).flatMap((tag) => (tag.rows ?? []).map(({ name }) => name))
  expect(new Set(rows).size).toBe(rows.length)
})
