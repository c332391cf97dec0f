/** First check: the shape. Every entry is looked at by itself, so that a fault in one hides none in another. */
import type { z } from 'zod'
import type { FaultData, MessageCode } from './fault.ts'
import { ENTRIES, HEAD, type Head, type Shaped } from './schema/program.ts'
import type { Plain } from './source-tree.ts'
import { nearest } from './suggest.ts'

type SectionName = keyof typeof ENTRIES

/** Entries that have their shape, each with the path it stands at. */
export type ShapedProgram = {
  readonly head: Head | undefined
  readonly sections: {
    readonly [S in SectionName]: readonly { readonly path: readonly [S, number]; readonly value: Shaped[S] }[]
  }
  /** `link department_contact` of entries that have not. */
  readonly broken: ReadonlySet<string>
}

type Report = (path: readonly (string | number)[], code: MessageCode, data: FaultData, at?: 'key' | 'value') => void

/** Kind of fact by section key, so that broken entries are known by the name rules use. */
const FACT_OF: Readonly<Record<string, string>> = { group: 'member', indicator: 'reading' }

export function shapeOf(flat: { [key: string]: Plain }, report: Report): ShapedProgram {
  const broken = new Set<string>()
  const head = HEAD.safeParse(flat)
  if (!head.success) reportIssues(head.error.issues, flat, [], report)
  const sections = Object.fromEntries(
    Object.entries(ENTRIES).map(([section, { key, schema }]) => {
      const list = flat[section]
      if (list === undefined || list === null) return [section, []]
      if (!Array.isArray(list)) {
        report([section], 'shape.not_a_list', {})
        return [section, []]
      }
      const good = list.flatMap((entry, index) => {
        const parsed = (schema as z.ZodType).safeParse(entry)
        if (parsed.success) return [{ path: [section, index], value: parsed.data }]
        reportIssues(parsed.error.issues, entry, [section, index], report)
        const id = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? entry[key] : undefined
        if (typeof id === 'string') {
          broken.add(`${FACT_OF[key] ?? key} ${id}`)
          if (key === 'link') broken.add(`cover ${id}`)
          if (key === 'matter') for (const kind of ['closing', 'act']) broken.add(`${kind} ${id}`)
        }
        return []
      })
      return [section, good]
    }),
  ) as unknown as ShapedProgram['sections']
  return { head: head.success ? (head.data as unknown as Head) : undefined, sections, broken }
}

function at(value: Plain | undefined, path: readonly PropertyKey[]): Plain | undefined {
  return path.reduce<Plain | undefined>(
    (current, step) =>
      typeof current === 'object' && current !== null
        ? (current as Record<PropertyKey, Plain | undefined>)[step]
        : undefined,
    value,
  )
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

const short = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, 60) : (JSON.stringify(value) ?? '').slice(0, 60)

/** Of a union's ways, the one this value was meant for: same kind of value, and then the fewest issues. */
function chosenWay(ways: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  const deep = ways.filter((issues) =>
    issues.every(
      (issue) => !(issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')),
    ),
  )
  return [...deep].sort((a, b) => a.length - b.length)[0]
}

function reportIssues(
  issues: readonly z.core.$ZodIssue[],
  root: Plain,
  base: readonly (string | number)[],
  report: Report,
): void {
  for (const issue of issues) {
    const inner = issue.path as (string | number)[]
    const path = [...base, ...inner]
    const got = at(root, inner)
    switch (issue.code) {
      case 'unrecognized_keys': {
        const known = issue.message.startsWith('known:') ? issue.message.slice(6).split(',') : []
        for (const key of issue.keys) {
          const suggestion = nearest(key, known)
          report(
            [...path, key],
            'shape.unknown_key',
            { key, known, ...(suggestion === undefined ? {} : { suggestion }) },
            'key',
          )
        }
        break
      }
      case 'invalid_union': {
        const way = chosenWay(issue.errors)
        if (got === undefined) report(path.slice(0, -1), 'shape.missing_key', { key: String(path.at(-1) ?? '') })
        else if (way) reportIssues(way, got, path, report)
        else report(path, got === '' ? 'shape.empty' : 'shape.wrong_type', { expected: 'several', got: typeOf(got) })
        break
      }
      case 'invalid_type': {
        if (got === undefined && inner.length > 0)
          report(path.slice(0, -1), 'shape.missing_key', { key: String(path.at(-1)) })
        else if (inner.length === 0 && issue.expected === 'object')
          report(path, base.length === 0 ? 'shape.not_a_program' : 'shape.not_an_entry', {})
        else report(path, 'shape.wrong_type', { expected: issue.expected, got: typeOf(got) })
        break
      }
      case 'invalid_value': {
        if (got === undefined) {
          report(path.slice(0, -1), 'shape.missing_key', { key: String(path.at(-1)) })
          break
        }
        const known = issue.values.map(String)
        const suggestion = nearest(short(got), known)
        report(path, 'shape.not_one_of', {
          name: short(got),
          known,
          ...(suggestion === undefined ? {} : { suggestion }),
        })
        break
      }
      case 'invalid_format': {
        const write = { share: '5%', path: 'person.org', reference: 'other_program@1', stretch: '3 weeks' }[
          issue.message
        ]
        report(path, write === undefined ? 'shape.bad_id' : 'shape.bad_text', {
          name: short(got),
          ...(write === undefined ? {} : { write }),
        })
        break
      }
      case 'too_small':
      case 'too_big': {
        if (typeof got === 'number') {
          const [sign, bound] =
            issue.code === 'too_small'
              ? [issue.inclusive ? '≥' : '>', issue.minimum]
              : [issue.inclusive ? '≤' : '<', issue.maximum]
          report(path, 'shape.out_of_range', { detail: `${got}: ${sign} ${bound}` })
        } else report(path, 'shape.empty', {})
        break
      }
      default:
        report(path, 'shape.wrong_type', { expected: 'several', got: typeOf(got) })
    }
  }
}
