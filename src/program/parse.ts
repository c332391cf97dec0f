/** YAML text → plain values with their places. YAML's traps are refused here, each with what to write instead. */
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { type Fault, fault, type Place } from './fault.ts'
import { type Plain, setSpot } from './source-tree.ts'

export type Parsed = { readonly file: string; readonly value: Plain; readonly faults: readonly Fault[] }

const MAX_LENGTH = 2_000_000
const MAX_DEPTH = 40

/** Reads one program file. `value` holds what could be read, also beside faults. Never throws. */
export function parseProgram(text: string, file: string): Parsed {
  const start: Place = { file, line: 1, column: 1 }
  const faults: Fault[] = []
  if (text.length > MAX_LENGTH)
    return { file, value: null, faults: [fault(start, '', 'yaml.too_long', { most: MAX_LENGTH })] }
  const lines = new LineCounter()
  let document: Document.Parsed
  try {
    document = parseDocument(text.replace(/^\uFEFF/, ''), {
      lineCounter: lines,
      version: '1.2',
      uniqueKeys: true,
      prettyErrors: false,
      logLevel: 'error',
    })
  } catch (error) {
    // Nesting so deep that the library runs out of stack.
    if (!(error instanceof RangeError)) throw error
    return { file, value: null, faults: [fault(start, '', 'yaml.too_deep')] }
  }
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.max(0, offset))
    return { file, line: Math.max(1, line), column: Math.max(1, col) }
  }
  const repeated = document.errors.filter((error) => error.code === 'DUPLICATE_KEY')
  const [first] = document.errors.filter((error) => error.code !== 'DUPLICATE_KEY').sort((a, b) => a.pos[0] - b.pos[0])
  for (const error of repeated) faults.push(fault(placeAt(error.pos[0]), '', 'yaml.duplicate_key'))
  // After the first slip the rest of the file is read out of step: what follows from it would only hide it.
  if (first)
    return { file, value: null, faults: [...faults, trap(placeAt(first.pos[0]), text, first.code, first.message)] }
  const walker = new Walker(faults, placeAt)
  return { file, value: walker.walk(document.contents, 0), faults }
}

/** Says what probably went wrong at a syntax error, looking at the line. */
function trap(place: Place, text: string, code: string, message: string): Fault {
  const around = text
    .split('\n')
    .slice(Math.max(0, place.line - 2), place.line)
    .map((line) => line.slice(0, 1000))
  if (code === 'MULTIPLE_DOCS') return fault(place, '', 'yaml.many_documents')
  if (code === 'TAB_AS_INDENT') return fault(place, '', 'yaml.tab')
  for (const line of around.reverse()) {
    const list = /(?:^|[\s,{])([a-z_]+):\s*[^"'\s,{][^"',]* in \[/.exec(line)
    if (list && /^\s*(-\s*)?[{]|[{].*[}]/.test(line)) return fault(place, '', 'yaml.quote_list', { key: list[1] ?? '' })
    const value = /(?:^|[\s,{])([a-z_]+):\s*(?:(["'])(?:(?!\2).)*\2\s*[^\s,}\]#].*)$/.exec(line)
    if (value) return fault(place, '', 'yaml.quote_whole', { key: value[1] ?? '' })
    const brace = /(?:^|[\s,{])(number|title|clause|assumed|note|text):\s*[^"'\s{][^"']*[{}].*$/.exec(
      line.replace(/\}\s*$/, ''),
    )
    if (brace) return fault(place, '', 'yaml.quote_braces', { key: brace[1] ?? '' })
  }
  return fault(place, '', 'yaml.syntax', { detail: message.split('\n')[0] ?? message })
}

class Walker {
  readonly #faults: Fault[]
  readonly #placeAt: (offset: number) => Place

  constructor(faults: Fault[], placeAt: (offset: number) => Place) {
    this.#faults = faults
    this.#placeAt = placeAt
  }

  #place(node: Node): Place {
    return this.#placeAt(node.range?.[0] ?? 0)
  }

  walk(node: unknown, depth: number): Plain {
    if (depth > MAX_DEPTH) {
      this.#faults.push(fault(this.#place(node as Node), '', 'yaml.too_deep'))
      return null
    }
    if (isAlias(node)) {
      this.#faults.push(fault(this.#place(node), '', 'yaml.alias'))
      return null
    }
    if (isScalar(node)) return this.#scalar(node)
    if (isSeq(node)) {
      const list: Plain[] = []
      this.#refuseTag(node)
      for (const item of node.items) {
        const place = item ? this.#place(item as Node) : this.#place(node)
        if (isPair(item)) continue
        setSpot(list, list.length, { key: place, value: place })
        list.push(this.walk(item, depth + 1))
      }
      return list
    }
    if (isMap(node)) return this.#map(node, depth)
    return null
  }

  #map(node: import('yaml').YAMLMap, depth: number): Plain {
    const map: Record<string, Plain> = Object.create(null)
    this.#refuseTag(node)
    for (const pair of node.items) {
      if (!isScalar(pair.key)) {
        this.#faults.push(fault(this.#place(node), '', 'yaml.odd_key'))
        continue
      }
      const name = String(pair.key.value)
      const key = this.#place(pair.key)
      if (pair.value === null && node.flow) this.#faults.push(fault(key, '', 'yaml.quote_comma', { text: name }))
      const value = pair.value as Node | null
      setSpot(map, name, {
        key,
        value: value?.range && !(isScalar(value) && value.source === '') ? this.#place(value) : key,
      })
      map[name] = this.walk(pair.value, depth + 1)
    }
    return map
  }

  #scalar(node: import('yaml').Scalar): Plain {
    if (this.#refuseTag(node)) return null
    const { value } = node
    if (typeof value === 'string' || typeof value === 'boolean' || value === null || value === undefined)
      return value ?? null
    if (typeof value === 'number' && Number.isFinite(value)) return value
    this.#faults.push(fault(this.#place(node), '', 'yaml.odd_number'))
    return null
  }

  /** `where: !met` is read by YAML as a tag. */
  #refuseTag(node: Node & { tag?: string | undefined }): boolean {
    if (node.tag === undefined || node.tag === '?') return false
    this.#faults.push(fault(this.#place(node), '', 'yaml.quote_exclamation', { tag: node.tag.slice(0, 60) }))
    return true
  }
}
