import type { Language } from '../../../api/program-editor.ts'
import type { Value } from './edit-text.ts'

export type Root = { readonly [key: string]: Value }
export type Named = { readonly id: string; readonly title: string }

const map = (value: Value | undefined): { [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}

/** One rule of the book, as the file has it. */
export type Entry = {
  readonly section: string
  readonly index: number
  readonly id: string
  readonly title: string
  readonly clause: string
  readonly value: { [key: string]: Value }
}

/** Every entry of the file, in its order. */
export function entriesOf(root: Root, language: Language): Entry[] {
  return language.sections.flatMap(({ section, key }) => {
    const list = root[section]
    return (Array.isArray(list) ? list : []).map((one, index) => {
      const value = map(one)
      const id = String(value[key] ?? index + 1)
      return {
        section,
        index,
        id,
        title: String(value.title ?? value.text ?? id),
        clause: String(value.clause ?? ''),
        value,
      }
    })
  })
}

/** The declared names of a kind of fact: `duty` → its duties and the clocks of matters. */
export function declared(root: Root, kind: string | null): Named[] {
  const of = (section: string, key: string): Named[] =>
    (Array.isArray(root[section]) ? (root[section] as Value[]) : [])
      .map(map)
      .flatMap((one) =>
        one[key] === undefined ? [] : [{ id: String(one[key]), title: String(one.title ?? one[key]) }],
      )
  switch (kind) {
    case 'group':
      return of('roster', 'group')
    case 'link':
      return of('links', 'link')
    case 'duty':
      return [
        ...of('duties', 'duty'),
        ...(Array.isArray(root.matters) ? root.matters : []).map(map).flatMap((matter) =>
          (Array.isArray(matter.clocks) ? matter.clocks : []).map(map).map((clock) => ({
            id: `${matter.matter}.${clock.clock}`,
            title: `${matter.title ?? matter.matter} · ${clock.title ?? clock.clock}`,
          })),
        ),
      ]
    case 'indicator':
      return of('indicators', 'indicator')
    case 'param':
      return of('parameters', 'parameter')
    default:
      return kind === null ? [] : of(SECTION_OF[kind] ?? `${kind}s`, kind)
  }
}

const SECTION_OF: Readonly<Record<string, string>> = { points: 'points', phase: 'periods' }
