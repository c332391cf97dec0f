import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { FACTS } from '#program/catalogue.ts'
import { parseProgram } from '#program/parse.ts'
import { PROGRAM } from '#program/schema/program.ts'
import type { Plain } from '#program/source-tree.ts'

const folder = join(import.meta.dirname, '../../programs')
const read = (name: string): Plain => parseProgram(readFileSync(join(folder, name, 'program.yaml'), 'utf8'), name).value

type Definition = {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  options?: z.ZodType[]
  valueType?: z.ZodType
  entries?: Record<string, string>
  getter?: () => z.ZodType
}
const definitionOf = (schema: z.ZodType): Definition => (schema as unknown as { _zod: { def: Definition } })._zod.def

/** Notes every key, enum word and way of writing of a schema that a value makes use of; and all there are. */
function walk(
  schema: z.ZodType,
  value: Plain | undefined,
  path: string,
  used: Set<string>,
  all: Set<string>,
  depth = 0,
): void {
  if (depth > 12) return
  const definition = definitionOf(schema)
  switch (definition.type) {
    case 'optional':
      if (definition.innerType) walk(definition.innerType, value, path, used, all, depth + 1)
      return
    case 'lazy':
      if (definition.getter && (value !== undefined || depth < 6))
        walk(definition.getter(), value, path, used, all, depth + 1)
      return
    case 'array':
      if (!definition.element) return
      for (const item of Array.isArray(value) && value.length > 0 ? value : [undefined])
        walk(definition.element, item, path, used, all, depth + 1)
      return
    case 'union':
      for (const option of definition.options ?? [])
        walk(option, fits(option, value) ? value : undefined, path, used, all, depth + 1)
      return
    case 'enum':
      for (const word of Object.values(definition.entries ?? {})) all.add(`${path}=${word}`)
      if (typeof value === 'string') used.add(`${path}=${value}`)
      return
    case 'object':
      for (const [key, inner] of Object.entries(definition.shape ?? {})) {
        const at = `${path}.${key}`
        all.add(at)
        const found = typeof value === 'object' && value !== null && !Array.isArray(value) ? value[key] : undefined
        if (found !== undefined) used.add(at)
        walk(inner, found, at, used, all, depth + 1)
      }
      return
    default:
  }
}

function fits(schema: z.ZodType, value: Plain | undefined): boolean {
  return value !== undefined && schema.safeParse(value).success
}

/** Ids and clauses are the same everywhere; limits recurse. */
const COMMON = /\.(note|assumed|clause|title)$|\.(by|cases|else|longest)$/

/** Places that share one shape are one place. */
function oneShape(path: string): string {
  return path
    .replace('.matters.acts', '.acts')
    .replace('per_target', 'per_holder')
    .replace(/\.measures\.(average|share|last|sum)\./, '.measures.worth.')
    .replace(/\.(measures|marks|points)\.any\./, '.any.')
}

it('the lantern programs use every key and every word of the language', () => {
  const used = new Set<string>()
  const all = new Set<string>()
  for (const name of ['_lantern', '_lantern_west']) walk(PROGRAM as unknown as z.ZodType, read(name), '', used, all)
  const seen = new Set([...used].map(oneShape))
  const unused = [...all].map(oneShape).filter((one) => !seen.has(one) && !COMMON.test(one))
  // One word of a closed list stands for its brothers where they differ only in what they name.
  const brothers =
    /\.(kind|about|of|per|count|sealed|needs|counts_as|working_days|counts_from|judges|then|named_by|act|better|absent|reason)=|\.in_force/
  expect(unused.filter((one) => !brothers.test(one))).toEqual([])
})

it('the lantern program speaks of every kind of fact', () => {
  const text = readFileSync(join(folder, '_lantern', 'program.yaml'), 'utf8')
  const missing = Object.keys(FACTS).filter((kind) => !new RegExp(`\\b${kind}\\b`).test(text))
  expect(missing).toEqual([])
})
