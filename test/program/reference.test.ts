import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { programJsonSchema } from '#program/reference/json-schema.ts'
import { factCataloguePage, schemaReferencePage } from '#program/reference/pages.ts'

const generated = (name: string): string => join(import.meta.dirname, '../../docs/generated', name)

describe('the generated pages are those committed', () => {
  it('JSON Schema for editors', () =>
    expect(`${JSON.stringify(programJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(generated('program.schema.json')))
  it('fact catalogue', () => expect(factCataloguePage()).toMatchFileSnapshot(generated('fact-catalogue.md')))
  it('schema reference', () => expect(schemaReferencePage()).toMatchFileSnapshot(generated('schema-reference.md')))
})

it('every key has a note', () => {
  const bare: string[] = []
  const walk = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties') {
        for (const [name, property] of Object.entries(value as Record<string, Record<string, unknown>>)) {
          if (property.description === undefined && property.$ref === undefined) bare.push(name)
        }
      }
      walk(value)
    }
  }
  walk(programJsonSchema())
  expect([...new Set(bare)]).toEqual([])
})
