import './browser-globals.ts'
import { describe, expect, it } from 'vitest'
import { programJsonSchema } from '#program/reference/json-schema.ts'
import { REPEAT_KEYS } from '#program/repeat.ts'
import type { Language } from '#web/api/program-editor.ts'
import { editorZhCN } from '#web/messages/editor/zh-CN.ts'
import type { Schema } from '#web/pages/programs/editor/schema.ts'
import { vocabularyOf } from '#web/pages/programs/editor/vocabulary.ts'

/** An official who writes a program in the editor reads words, not the names of the file. */
const root = programJsonSchema() as unknown as Schema
const words = editorZhCN as Readonly<Record<string, string>>

/** Keys and values of closed lists that have no word of their own; each with where it stands. */
function bare(): string[] {
  const found = new Set<string>()
  const seen = new Set<string>()
  const walk = (schema: Schema, inside: readonly string[]): void => {
    if (schema.$ref) {
      const name = schema.$ref.replace('#/$defs/', '')
      const place = `${name} in ${inside.at(-1)}`
      if (!seen.has(place) && root.$defs?.[name]) {
        seen.add(place)
        walk(root.$defs[name], inside)
      }
      return
    }
    const values = [...(schema.enum ?? []), ...(typeof schema.const === 'string' ? [schema.const] : [])]
    for (const value of values) if (!words[`value.${value}`]) found.add(`${inside.join('.')}: ${value}`)
    for (const [key, below] of Object.entries(schema.properties ?? {})) {
      const said = [`section.${key}`, `key.${key}`, ...inside.map((above) => `key.${above}.${key}`)]
      if (!said.some((one) => words[one])) found.add(`${[...inside, key].join('.')}`)
      walk(below, [...inside, key])
    }
    if (schema.items) walk(schema.items, inside)
    for (const one of schema.anyOf ?? []) walk(one, inside)
  }
  walk(root, [])
  return [...found]
}

describe('the editor', () => {
  it('has a word for every key and every value of a closed list', () => {
    expect(Object.keys(root.properties ?? {}).length).toBeGreaterThan(15)
    expect(bare()).toEqual([])
  })

  it('offers what makes a repetition and what stays hidden by their names', () => {
    const same = vocabularyOf('same', ['matters', 'repeat'], { stops: [] } as unknown as Language)
    expect(same?.words.map(({ id }) => id).sort()).toEqual([...REPEAT_KEYS].sort())
    const hidden = vocabularyOf('hide', ['disclosure'], { stops: [] } as unknown as Language)
    for (const { id, title } of [...(same?.words ?? []), ...(hidden?.words ?? [])]) expect(title).not.toBe(id)
  })
})
