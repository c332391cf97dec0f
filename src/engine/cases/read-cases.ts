/** Case files: a list of cases, each with what is given, when one looks, and what must follow. Faults name file and line. */
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'

/** A value of a case with the line it stands on. */
export type Given = Readonly<Record<string, unknown>>

export type Case = {
  readonly file: string
  readonly line: number
  readonly title: string
  readonly given: readonly GivenSection[]
  readonly period: string | undefined
  readonly calendar: string | undefined
  readonly asOf: string | undefined
  readonly expect: readonly Expectation[]
}

/** `rating: [ … ]`, `link department_contact: [ … ]`, `org: { 甲局: { kind: 部门 } }`. */
export type GivenSection = {
  readonly key: string
  readonly line: number
  readonly value: unknown
  readonly lines: readonly number[]
}

/** One leaf: of rule `satisfaction`, for `甲局`, this value. `subject` undefined: the rule gives nothing at all. */
export type Expectation = {
  readonly kind: string
  readonly rule: string
  readonly subject: string | undefined
  readonly value: unknown
  readonly line: number
}

export type CaseFault = { readonly file: string; readonly line: number; readonly message: string }

/** A case file that cannot be used; every fault with its line. */
export class CaseFaults extends Error {
  override readonly name = 'CaseFaults'
  readonly faults: readonly CaseFault[]
  constructor(faults: readonly CaseFault[]) {
    super(faults.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
    this.faults = faults
  }
}

const KEYS = ['case', 'given', 'when', 'expect', 'note']
const EXPECTED = ['duty', 'measure', 'ranking', 'mark', 'points', 'cover', 'matter', 'disclose', 'ban']

/** Reads a file's text. @throws CaseFaults */
export function readCaseFile(text: string, file: string): Case[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' })
  const faults: CaseFault[] = []
  const lineOf = (node: unknown): number => (isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1)
  const fault = (node: unknown, message: string): void => void faults.push({ file, line: lineOf(node), message })
  for (const error of document.errors)
    faults.push({ file, line: error.linePos?.[0]?.line ?? 1, message: error.message.split('\n')[0] ?? '' })
  if (faults.length > 0) throw new CaseFaults(faults)
  const root = document.contents
  if (!isSeq(root))
    throw new CaseFaults([{ file, line: 1, message: '一个用例文件是一个列表 a list of cases is expected' }])
  const cases = root.items.flatMap((item) => {
    if (!isMap(item)) {
      fault(item, '用例应有 case、given、when、expect a case has case, given, when, expect')
      return []
    }
    for (const { key } of item.items)
      if (!KEYS.includes(String(key))) fault(key, `不认识“${String(key)}”；可写 ${KEYS.join('、')}`)
    const title = item.get('case')
    if (typeof title !== 'string') fault(item, '用例没有名称 case: is missing')
    const when = item.get('when', true)
    if (when !== undefined && !isMap(when)) fault(when, 'when 应写 { period: …, as_of: … }')
    const whenText = (key: string) => {
      const value = isMap(when) ? when.get(key) : undefined
      return value === undefined || value === null ? undefined : String(value)
    }
    return [
      {
        file,
        line: lineOf(item),
        title: String(title),
        given: givenOf(item, fault, lineOf),
        period: whenText('period'),
        calendar: whenText('calendar'),
        asOf: whenText('as_of'),
        expect: expectationsOf(item, fault, lineOf),
      },
    ]
  })
  if (faults.length > 0) throw new CaseFaults(faults)
  return cases
}

type Fault = (node: unknown, message: string) => void
type LineOf = (node: unknown) => number

const plain = (node: unknown): unknown => (isNode(node) ? (node as Node).toJSON() : node)

function givenOf(item: YAMLMap, fault: Fault, lineOf: LineOf): GivenSection[] {
  const given = item.get('given', true)
  if (given === undefined) return []
  if (!isMap(given)) {
    fault(given, 'given 应写“事实种类: [ … ]”')
    return []
  }
  return given.items.map(({ key, value }) => ({
    key: String(key),
    line: lineOf(key),
    value: plain(value),
    lines: isSeq(value) ? value.items.map(lineOf) : isMap(value) ? value.items.map(({ key: one }) => lineOf(one)) : [],
  }))
}

function expectationsOf(item: YAMLMap, fault: Fault, lineOf: LineOf): Expectation[] {
  const expect = item.get('expect', true)
  if (!isMap(expect)) {
    fault(expect ?? item, '用例没有 expect；应写 expect: { points: { 规则: { 对象: 值 } } }')
    return []
  }
  return expect.items.flatMap(({ key, value }) => {
    const kind = String(key)
    if (!EXPECTED.includes(kind)) {
      fault(key, `不认识“${kind}”；可写 ${EXPECTED.join('、')}`)
      return []
    }
    if (!isMap(value)) {
      fault(key, `${kind} 应写 { 规则: { 对象: 值 } }`)
      return []
    }
    return value.items.flatMap(({ key: ruleKey, value: outcome }): Expectation[] => {
      const rule = String(ruleKey)
      if (isMap(outcome)) {
        return outcome.items.map(({ key: subject, value: leaf }) => ({
          kind,
          rule,
          subject: String(subject),
          value: plain(leaf),
          line: lineOf(subject),
        }))
      }
      const said = isScalar(outcome) ? outcome.value : plain(outcome)
      if (said !== 'none') fault(outcome, `${kind} ${rule}：应写 { 对象: 值 }，或 none（谁都没有）`)
      return [{ kind, rule, subject: undefined, value: 'none', line: lineOf(ruleKey) }]
    })
  })
}
