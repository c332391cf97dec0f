/** What the trial worker does: checks a program's text and plays cases on it. Pure but for a cache of the last program. */
import { parseDocument } from 'yaml'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { OFFICIAL_RANGE } from '#domain/calendar/official/year-calendar.ts'
import type { CalendarRow } from '#domain/calendar/workday-calendar.ts'
import { type Case, CaseFaults, readCaseFile } from '#engine/cases/read-cases.ts'
import { runCase } from '#engine/cases/run-case.ts'
import { sayCase } from '#engine/cases/say-case.ts'
import { type CaseExpectations, caseGaps } from '#program/case-coverage.ts'
import { type CheckResult, checkProgram } from '#program/check.ts'
import { type ChangedValue, differencesOf, type EntryDifference } from '#program/difference.ts'
import { ruleBook } from '#program/explain/rule-book.ts'
import { type Fault, type Language, messageOf } from '#program/fault.ts'
import { parseProgram } from '#program/parse.ts'
import type { Plain } from '#program/source-tree.ts'
import { rulesOfBook } from './rules-of-book.ts'

/** The text of a program, and the published texts that `extends` may name, by `key@version`. */
export type TrialProgram = {
  readonly text: string
  readonly file: string
  readonly parents: Readonly<Record<string, string>>
  readonly language: Language
}

export type TrialRequest =
  | { readonly kind: 'check'; readonly program: TrialProgram }
  | { readonly kind: 'compare'; readonly was: TrialProgram; readonly now: TrialProgram }
  | {
      readonly kind: 'cases'
      readonly program: TrialProgram
      readonly cases: readonly { readonly file: string; readonly text: string }[]
      /** Which of all cases, in the order of their files. */
      readonly from: number
      readonly count: number
      /** First day of the first published version: cases tell of any time the rules have had, not only of the new version's. */
      readonly since: string | undefined
    }

export type SaidFault = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly path: string
  readonly message: string
}
export type CheckedTrial = {
  readonly faults: readonly SaidFault[]
  readonly warnings: readonly SaidFault[]
  readonly book: string | null
  readonly rules: ReturnType<typeof rulesOfBook>
  readonly key: string | null
  readonly version: number | null
}
export type TriedCase = {
  readonly file: string
  readonly line: number
  readonly title: string
  readonly faults: readonly { readonly line: number; readonly message: string }[]
  readonly sentences: readonly string[]
}
export type CasesTrial = {
  /** Cases in all the files that can be read. */
  readonly of: number
  readonly tried: readonly TriedCase[]
  /** Files that cannot be read, each with the place. */
  readonly unreadable: readonly { readonly file: string; readonly line: number; readonly message: string }[]
  /** Rules that no case hits, spares, or tries without a value; told with the first cases. */
  readonly gaps: readonly string[]
}
/** Of a changed rule, how both versions say it; null where a version has not got it. */
export type ComparedEntry = EntryDifference & {
  readonly said: { readonly was: string | null; readonly now: string | null }
}
export type ComparedTrial = {
  /** Which of the two cannot be read, when one cannot. */
  readonly faulty: 'was' | 'now' | null
  readonly head: readonly ChangedValue[]
  readonly entries: readonly ComparedEntry[]
  readonly inForceFrom: string | null
  /** Titles and kinds of the groups that are named. */
  readonly groups: Readonly<Record<string, { readonly title: string; readonly of: string }>>
}
export type TrialAnswer<R extends TrialRequest> = R extends { kind: 'check' }
  ? CheckedTrial
  : R extends { kind: 'compare' }
    ? ComparedTrial
    : CasesTrial

let last: { readonly asked: string; readonly result: CheckResult } | undefined
let days: readonly CalendarRow[] | undefined

/** Answers one request. Expected failures are part of the answer; a thrown error is a bug. */
export function doTrial(request: TrialRequest): CheckedTrial | CasesTrial | ComparedTrial {
  if (request.kind === 'compare') return compare(request.was, request.now)
  const checked = checkOnce(request.program)
  return request.kind === 'check' ? sayChecked(checked, request.program.language) : playCases(request, checked)
}

function checkOnce(program: TrialProgram): CheckResult {
  const asked = JSON.stringify([program.text, program.file, program.parents])
  if (last?.asked === asked) return last.result
  const { first, last: newest } = OFFICIAL_RANGE
  const result = checkProgram(program.text, {
    file: program.file,
    publishedYears: new Set(Array.from({ length: newest - first + 1 }, (_, index) => first + index)),
    resolveParent(reference) {
      const source = program.parents[reference]
      return source === undefined ? undefined : parseProgram(source, reference)
    },
  })
  last = { asked, result }
  return result
}

function sayChecked(checked: CheckResult, language: Language): CheckedTrial {
  const say = ({ file, line, column, path, code, data }: Fault): SaidFault => ({
    file,
    line,
    column,
    path,
    message: messageOf(code, data, language),
  })
  return {
    faults: checked.ok ? [] : checked.faults.map(say),
    warnings: checked.warnings.map(say),
    book: checked.ok ? ruleBook(checked.program, checked.hash) : null,
    rules: checked.ok ? rulesOfBook(checked.program) : [],
    key: checked.ok ? checked.program.id : null,
    version: checked.ok ? checked.program.version : null,
  }
}

function playCases(request: Extract<TrialRequest, { kind: 'cases' }>, checked: CheckResult): CasesTrial {
  const all: Case[] = []
  const unreadable: { file: string; line: number; message: string }[] = []
  for (const { file, text } of request.cases) {
    try {
      all.push(...readCaseFile(text, file))
    } catch (error) {
      if (!(error instanceof CaseFaults)) throw error
      unreadable.push(...error.faults)
    }
  }
  if (!checked.ok) return { of: all.length, tried: [], unreadable, gaps: [] }
  days ??= calendarRows()
  const { inForce } = checked.program
  const program =
    request.since !== undefined && request.since < inForce.from
      ? { ...checked.program, inForce: { ...inForce, from: request.since } }
      : checked.program
  const tried: TriedCase[] = []
  for (const one of all.slice(request.from, request.from + request.count)) {
    const { file, line, title } = one
    try {
      const result = runCase(one, program, days)
      tried.push({ file, line, title, faults: result.faults.map(shortFault), sentences: sayCase(result) })
    } catch (error) {
      if (!(error instanceof CaseFaults)) throw error
      tried.push({ file, line, title, faults: error.faults.map(shortFault), sentences: [] })
    }
  }
  const gaps = request.from > 0 ? [] : caseGaps(expectationsOf(request.cases), checked)
  return { of: all.length, tried, unreadable, gaps: gaps.map((gap) => gap[request.program.language]) }
}

/** What each case expects, as `lianqi check --cases` reads it; a file that cannot be read is told elsewhere. */
function expectationsOf(files: readonly { readonly text: string }[]): CaseExpectations[] {
  return files.flatMap(({ text }) => {
    const document = parseDocument(text, { logLevel: 'error' })
    const cases: unknown = document.errors.length > 0 ? [] : document.toJS()
    return (Array.isArray(cases) ? cases : []).flatMap((one: unknown) => {
      const expect = typeof one === 'object' && one !== null ? (one as { expect?: CaseExpectations }).expect : undefined
      return expect ? [expect] : []
    })
  })
}

const shortFault = ({ line, message }: { line: number; message: string }) => ({ line, message })

function compare(before: TrialProgram, after: TrialProgram): ComparedTrial {
  const was = checkOnce(before)
  const now = checkOnce(after)
  if (!was.ok || !now.ok)
    return { faulty: was.ok ? 'now' : 'was', head: [], entries: [], inForceFrom: null, groups: {} }
  const found = differencesOf(was.flat as Readonly<Record<string, Plain>>, now.flat as Readonly<Record<string, Plain>>)
  const [old, fresh] = [rulesOfBook(was.program), rulesOfBook(now.program)]
  const say = (rules: typeof old, { section, id }: EntryDifference): string | null =>
    rules.find((rule) => SECTION_OF[rule.kind] === section && rule.rule === id)?.sentence ?? null
  return {
    faulty: null,
    head: found.head,
    entries: found.entries.map((entry) => ({ ...entry, said: { was: say(old, entry), now: say(fresh, entry) } })),
    inForceFrom: now.program.inForce.from,
    groups: Object.fromEntries(
      [...was.program.roster, ...now.program.roster].map(({ id, title, of }) => [id, { title, of }]),
    ),
  }
}

const SECTION_OF: Readonly<Record<string, string>> = {
  link: 'links',
  duty: 'duties',
  measure: 'measures',
  ranking: 'rankings',
  mark: 'marks',
  points: 'points',
  matter: 'matters',
}
