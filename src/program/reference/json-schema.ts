/** The JSON Schema of a program file, for editors: completion, hover, red underlines. Made from the zod shapes. */
import { z } from 'zod'
import { KEY_NOTES } from '../schema/key-notes.ts'
import { PROGRAM } from '../schema/program.ts'

export type JsonSchema = { [key: string]: unknown; properties?: Record<string, JsonSchema>; description?: string }

/** JSON Schema 2020-12. */
export function programJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(PROGRAM, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  annotate(schema, [])
  return { ...schema, $id: 'https://lianqi.invalid/program.schema.json', title: 'Lianqi program 联企方案' }
}

/** Puts the note of each key where an editor shows it. `inside`: keys above, innermost last. */
function annotate(schema: unknown, inside: readonly string[]): void {
  if (typeof schema !== 'object' || schema === null) return
  if (Array.isArray(schema)) {
    for (const one of schema) annotate(one, inside)
    return
  }
  for (const [key, value] of Object.entries(schema)) {
    if (key !== 'properties' || typeof value !== 'object' || value === null) {
      annotate(value, inside)
      continue
    }
    for (const [name, property] of Object.entries(value as Record<string, JsonSchema>)) {
      const note = noteOf(name, inside)
      if (note !== undefined && property.$ref === undefined)
        property.description =
          property.description && !note.includes(property.description) ? `${note} (${property.description})` : note
      annotate(property, [...inside, name])
    }
  }
}

/** The note of a key: of the key inside its section or its parent, else of the key. */
export function noteOf(key: string, inside: readonly string[]): string | undefined {
  for (const above of [...inside].reverse()) {
    const note = KEY_NOTES[`${above}.${key}`]
    if (note !== undefined) return note
  }
  return KEY_NOTES[key]
}
