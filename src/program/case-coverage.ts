/** Which rules the cases beside a program never trigger, never spare, or never try without a value. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseDocument } from 'yaml'
import { type Failure, fail, ok, type Result } from '#domain/result.ts'
import type { MeasureRule, Program } from './model.ts'
import { programFile } from './program-folder.ts'

/** What is expected in one case, by fact kind and rule id: `{ points: { bottom_three: { 甲局: -3 } } }`. */
export type CaseExpectations = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export type CaseGap = {
  readonly rule: string
  readonly lacks: 'hit' | 'miss' | 'absent'
  readonly zh: string
  readonly en: string
}

/** The `expect` of every case in `cases/*.yaml` beside the program; or the first case file that cannot be read. */
export function readCases(path: string): Result<CaseExpectations[], Failure<'cases.unreadable'>> {
  const folder = join(dirname(resolve(programFile(path))), 'cases')
  if (!existsSync(folder)) return ok([])
  const found: CaseExpectations[] = []
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
    const file = join(folder, name)
    const document = parseDocument(readFileSync(file, 'utf8'))
    const cases: unknown = document.errors.length > 0 ? undefined : document.toJS()
    if (!Array.isArray(cases))
      return fail('cases.unreadable', {
        file,
        detail: document.errors[0]?.message.split('\n')[0] ?? '应是用例的列表 a list of cases is expected',
      })
    for (const one of cases as unknown[]) {
      const expect = typeof one === 'object' && one !== null ? (one as { expect?: CaseExpectations }).expect : undefined
      if (expect) found.push(expect)
    }
  }
  return ok(found)
}

const NONE = new Set(['none', 'not_applicable', 'missing', 'absent', 'open', 'excused', 'pending'])

/** Leaves of an expectation: the values given for each subject. */
function leaves(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.length === 0 ? [null] : value.flatMap(leaves)
  if (typeof value === 'object' && value !== null) {
    const inner = Object.values(value)
    return inner.length === 0 ? [null] : inner.flatMap(leaves)
  }
  return [value]
}

const isNothing = (leaf: unknown): boolean =>
  leaf === null || leaf === false || leaf === 0 || (typeof leaf === 'string' && NONE.has(leaf))

/** Whether a measure can be without a value: what divides, or rests on something that can. */
function canLack(rule: MeasureRule, program: Program): boolean {
  const { value } = rule
  if (value.shape === 'count' || value.shape === 'sum') return false
  if (value.shape !== 'formula' || value.of.source.includes('/')) return true
  return value.of.measures.some((id) => {
    const input = program.measures.find((one) => one.id === id)
    return !input || canLack(input, program)
  })
}

/** Rules without a case that hits them; marks and points also without one that spares them; ratios without an absent value. */
export function caseGaps(
  cases: readonly CaseExpectations[],
  checked: { readonly program: Program },
): readonly CaseGap[] {
  const { program } = checked
  const found = (kind: string, id: string): unknown[] =>
    cases.flatMap((one) => (one[kind] && Object.hasOwn(one[kind], id) ? leaves(one[kind][id]) : []))
  const gaps: CaseGap[] = []
  const demand = (kind: string, id: string, title: string, lacks: CaseGap['lacks'], met: boolean): void => {
    if (met) return
    const words = {
      hit: ['触发它', 'that hits it'],
      miss: ['恰好不触发它', 'that just misses it'],
      absent: ['缺值', 'without a value'],
    }[lacks]
    gaps.push({
      rule: `${kind} ${id}`,
      lacks,
      zh: `用例不足 ${kind} ${id}（${title}）：没有一个${words[0]}的用例`,
      en: `cases ${kind} ${id}: no case ${words[1]}`,
    })
  }
  for (const rule of program.measures) {
    const seen = found('measure', rule.id)
    demand(
      'measure',
      rule.id,
      rule.title,
      'hit',
      seen.some((leaf) => typeof leaf === 'number'),
    )
    if (canLack(rule, program))
      demand(
        'measure',
        rule.id,
        rule.title,
        'absent',
        seen.some((leaf) => leaf === 'not_applicable' || leaf === 'missing'),
      )
  }
  for (const rule of program.rankings)
    demand(
      'ranking',
      rule.id,
      rule.title,
      'hit',
      found('ranking', rule.id).some((leaf) => !isNothing(leaf)),
    )
  for (const [kind, rules] of [
    ['mark', program.marks],
    ['points', program.points],
  ] as const) {
    for (const rule of rules) {
      const seen = found(kind, rule.id)
      demand(
        kind,
        rule.id,
        rule.title,
        'hit',
        seen.some((leaf) => !isNothing(leaf)),
      )
      demand(kind, rule.id, rule.title, 'miss', seen.some(isNothing))
    }
  }
  for (const rule of program.duties) {
    const seen = found('duty', rule.id)
    demand('duty', rule.id, rule.title, 'hit', seen.includes('met') || seen.includes('late'))
    demand('duty', rule.id, rule.title, 'miss', seen.includes('missed'))
  }
  return gaps
}
