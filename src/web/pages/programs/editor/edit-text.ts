/**
 * Changes to a program's YAML that leave everything else as it was written: comments, order, line breaks. A value is put in the
 * place of the old one; where an entry gets or loses a key, that entry alone is written anew, in its own style.
 */
import {
  Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

export type Step = string | number
export type Path = readonly Step[]
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value }

const parse = (text: string): Document.Parsed<ParsedNode> =>
  parseDocument<ParsedNode>(text, { version: '1.2', keepSourceTokens: false, logLevel: 'error' })

/** The text as plain values; undefined while it cannot be read as YAML. */
export function readText(text: string): { [key: string]: Value } | undefined {
  const document = parse(text)
  if (document.errors.length > 0) return undefined
  const value: unknown = document.toJS()
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { [key: string]: Value })
    : undefined
}

/** The text with `value` at `path`; `undefined` takes what stands there away. */
export function setValue(text: string, path: Path, value: Value | undefined): string {
  const document = parse(text)
  const wanted = withValue(document.toJS() as Value, path, value)
  const tried = trySplice(text, document, path, value) ?? tryEntry(text, document, path, value)
  if (tried !== undefined && same(readText(tried), wanted)) return tried
  if (value === undefined) document.deleteIn(path)
  else document.setIn(path, document.createNode(value))
  return document.toString({ lineWidth: 0 })
}

/** The text with a new entry at the end of a section; the section is made where there is none. */
export function addEntry(text: string, section: string, entry: { [key: string]: Value }): string {
  const list = parse(text).get(section)
  if (isSeq(list) && !list.flow && list.items.length > 0) {
    const last = list.items.at(-1) as Node
    const end = endOf(text, last)
    const line = text.slice(text.lastIndexOf('\n', startOf(last)) + 1, startOf(last))
    const indent = /^\s*/.exec(line)?.[0] ?? ''
    const tried = `${text.slice(0, end)}\n${indent}- ${written(entry, indent.length + 2)}${text.slice(end)}`
    if (same(readText(tried), { ...readText(text), [section]: [...(list.toJSON() as Value[]), entry] })) return tried
  }
  if (list === undefined) return `${text.replace(/\s*$/, '')}\n\n${section}:\n  - ${written(entry, 4)}\n`
  const document = parse(text)
  document.addIn([section], document.createNode(entry))
  return document.toString({ lineWidth: 0 })
}

/** The text without one entry of a section; an empty section goes too. */
export function removeEntry(text: string, section: string, index: number): string {
  const document = parse(text)
  const list = document.get(section)
  if (!isSeq(list)) return text
  const before = readText(text) ?? {}
  const left = (list.toJSON() as Value[]).filter((_, at) => at !== index)
  const node = list.items[index] as Node | undefined
  if (node && !list.flow && left.length > 0) {
    const from = text.lastIndexOf('\n', startOf(node)) + 1
    const end = text.indexOf('\n', endOf(text, node))
    const tried = `${text.slice(0, from)}${end === -1 ? '' : text.slice(end + 1)}`
    if (same(readText(tried), { ...before, [section]: left })) return tried
  }
  if (left.length === 0) document.delete(section)
  else list.delete(index)
  return document.toString({ lineWidth: 0 })
}

/** Line and column, from 1, where the node at `path` begins; of the nearest thing around it. */
export function placeIn(text: string, path: Path): { line: number; column: number } {
  const document = parse(text)
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined
    if (!node?.range) continue
    const before = text.slice(0, node.range[0])
    return { line: before.split('\n').length, column: node.range[0] - before.lastIndexOf('\n') }
  }
  return { line: 1, column: 1 }
}

/** One scalar for another, in its place. */
function trySplice(text: string, document: Document, path: Path, value: Value | undefined): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null)) return undefined
  const node = document.getIn(path, true)
  if (!isScalar(node) || !node.range || node.source === '') return undefined
  const [from, to] = node.range
  return `${text.slice(0, from)}${scalar(value, inFlow(document, path))}${text.slice(to)}`
}

/** The smallest whole that a change may rewrite: one entry of a section, or one value of the head. */
function tryEntry(text: string, document: Document, path: Path, value: Value | undefined): string | undefined {
  const [head, second] = path
  const unit = isSeq(document.get(head as string)) && typeof second === 'number' ? path.slice(0, 2) : path.slice(0, 1)
  const rest = path.slice(unit.length)
  const node = document.getIn(unit, true) as Node | undefined
  if (rest.length === 0)
    return unit.length === 1 && node === undefined && value !== undefined
      ? headAdded(text, head as string, value)
      : undefined
  if (!node?.range || !(isMap(node) || isSeq(node))) return undefined
  const from = node.range[0]
  const to = endOf(text, node)
  const column = from - (text.lastIndexOf('\n', from - 1) + 1)
  // What is said behind the whole stays where it stands, in the text that follows.
  for (const one of [node, lastScalar(node)]) if (one) one.comment = null
  if (value === undefined) node.deleteIn(rest)
  else {
    const made = document.createNode(value)
    if (isShort(value)) (made as YAMLMap | YAMLSeq).flow = true
    setDeep(document, node, rest, made)
  }
  return `${text.slice(0, from)}${rendered(node, column)}${text.slice(to)}`
}

/** `setIn` that makes lists where a step is a number. */
function setDeep(document: Document, node: YAMLMap | YAMLSeq, path: Path, made: unknown): void {
  const [step, ...rest] = path
  if (rest.length === 0) {
    node.set(step, made)
    return
  }
  const inner = node.get(step, true)
  if (isMap(inner) || isSeq(inner)) {
    setDeep(document, inner, rest, made)
    return
  }
  const fresh = document.createNode(typeof rest[0] === 'number' ? [] : {}) as YAMLMap | YAMLSeq
  fresh.flow = true
  node.set(step, fresh)
  setDeep(document, fresh, rest, made)
}

const OPTIONS = { lineWidth: 0, flowCollectionPadding: true, indentSeq: true } as const

/** A node in its own style, its further lines moved to where it stands. */
function rendered(node: Node, column: number): string {
  const document = new Document<Node>(null)
  document.contents = node
  return document
    .toString(OPTIONS)
    .trimEnd()
    .replaceAll('\n', `\n${' '.repeat(column)}`)
    .replaceAll(/[ ]+$/gm, '')
}

/** A new entry: on one line while it fits one, as the programs are written. */
function written(entry: { [key: string]: Value }, column: number): string {
  const document = new Document(entry)
  const node = document.contents as unknown as YAMLMap
  node.flow = true
  const line = document.toString(OPTIONS).trimEnd()
  if (line.length + column <= 160) return line
  node.flow = false
  for (const { value } of node.items)
    if ((isMap(value) || isSeq(value)) && isShort(value.toJSON() as Value)) value.flow = true
  return rendered(node, column)
}

function headAdded(text: string, key: string, value: Value): string | undefined {
  const source = /^source:.*$/m.exec(text) ?? /^title:.*$/m.exec(text)
  if (!source) return undefined
  const at = source.index + source[0].length
  const document = new Document({ [key]: value })
  const [pair] = (document.contents as unknown as YAMLMap).items
  if (pair && (isMap(pair.value) || isSeq(pair.value))) pair.value.flow = true
  return `${text.slice(0, at)}\n${document.toString(OPTIONS).trimEnd()}${text.slice(at)}`
}

function scalar(value: null | boolean | number | string, flow: boolean): string {
  if (typeof value === 'string' && value.includes('\n')) return JSON.stringify(value)
  const document = new Document({ v: value })
  ;(document.contents as unknown as YAMLMap).flow = flow
  const line = document.toString(OPTIONS).trimEnd()
  return flow ? line.replace(/^\{ v: ([\s\S]*) \}$/, '$1') : line.replace(/^v: /, '')
}

function inFlow(document: Document, path: Path): boolean {
  return path.some((_, length) => {
    const node = document.getIn(path.slice(0, length), true)
    return (isMap(node) || isSeq(node)) && node.flow === true
  })
}

const startOf = (node: Node): number => node.range?.[0] ?? 0

/** Where a node's own text ends: before the white space and comments that follow it. */
function endOf(text: string, node: Node): number {
  const [from = 0, to = 0] = node.range ?? []
  if (!isMap(node) && !isSeq(node)) return to
  if (node.flow) return to
  const last = lastScalar(node)
  return last?.range ? last.range[1] : from + text.slice(from, to).trimEnd().length
}

/** The last leaf of a block collection, or its last flow collection. */
function lastScalar(node: Node): Node | undefined {
  if (isSeq(node)) {
    const item = node.items.at(-1) as Node | undefined
    return node.flow || !item ? node : lastScalar(item)
  }
  if (isMap(node)) {
    const pair = node.items.at(-1)
    return node.flow || !pair ? node : lastScalar((pair.value ?? pair.key) as Node)
  }
  return node
}

/** Short lists and maps stand on one line. */
function isShort(value: Value): boolean {
  return typeof value === 'object' && value !== null && JSON.stringify(value).length < 120
}

/** Values with one of them changed. */
export function withValue(root: Value, path: Path, value: Value | undefined): Value {
  const [step, ...rest] = path
  if (step === undefined) return value ?? null
  if (typeof step === 'number') {
    const list = Array.isArray(root) ? [...root] : []
    if (rest.length === 0 && value === undefined) list.splice(step, 1)
    else list[step] = withValue(list[step] ?? null, rest, value)
    return list
  }
  const map = typeof root === 'object' && root !== null && !Array.isArray(root) ? { ...root } : {}
  if (rest.length === 0 && value === undefined) delete map[step]
  else map[step] = withValue(map[step] ?? null, rest, value)
  return map
}

/** Equal whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, index) => same(one, b[index]))
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    const [mine, theirs] = [Object.keys(a), Object.keys(b)]
    return (
      mine.length === theirs.length &&
      mine.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
    )
  }
  return a === b
}
