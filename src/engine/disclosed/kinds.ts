/** What of each kind of fact is shown to whom it is disclosed: columns of the catalogue, texts of its own row, and which rows are fit. */
import type { FactKind } from '#program/model.ts'
import type { FactQuery } from '../facts/fact-query.ts'
import { quote } from '../sql.ts'

export type TextType = 'text' | 'long' | 'day' | 'moment' | 'number' | 'count'

export type KindShown = {
  /** Columns of the catalogue, in the order they are read; `fields`: those of the form. */
  readonly columns: readonly string[] | 'fields'
  /** Texts that are no column of the language: SQL over `x`, the fact's own row. */
  readonly texts?: Readonly<Record<string, readonly [type: TextType, sql: string | ((query: FactQuery) => string)]>>
  /** The table of `x`. */
  readonly own?: string
  /** Which rows may be shown at all. */
  readonly fit?: string
  /** Rows of a period: shown once the period is sealed, which is its publication. */
  readonly sealed?: true
  /** Paths that are never shown, whoever asks. */
  readonly never?: readonly string[]
}

/** The last answer that stood. */
const ANSWER = `(select a.data ->> 'text' from act a where a.authority_id = x.authority_id and a.matter_id = x.id and a.act = 'answer'
    and not a.refused and a.data ->> 'statement' is distinct from 'true' order by a.seq desc limit 1)`
const PERIOD = `(select p.label from period p where p.authority_id = x.authority_id and p.program_key = x.program_key and p.calendar = x.calendar and p.ordinal = x.ordinal)`

const stateOfDuty = (query: FactQuery): string =>
  `case ${['excused', 'met', 'late', 'missed'].map((state) => `when ${query.column(state)} then ${quote(state)}`).join(' ')} else 'open' end`

export const KINDS: Readonly<Partial<Record<FactKind, KindShown>>> = {
  ranking: { columns: ['place', 'value', 'pool', 'previous_place'], sealed: true },
  measure: { columns: ['value'], own: 'derived_measure', texts: { state: ['text', 'x.state'] }, sealed: true },
  form: { columns: 'fields' },
  matter: {
    columns: ['category', 'state'],
    own: 'matter',
    texts: {
      number: ['text', 'x.number'],
      title: ['text', 'x.title'],
      end: ['text', 'x.end_id'],
      closed: ['moment', 'x.closed_at'],
      answer: ['long', ANSWER],
    },
    // What anybody wrote without an account is shown with its answer, or not at all.
    fit: `x.state not in ('recorded', 'dismissed', 'merged') and (x.raised_by <> 'public' or x.state = 'closed')`,
  },
  report: {
    columns: [],
    own: 'report',
    texts: { period: ['text', PERIOD], body: ['long', 'x.body'] },
    fit: `x.state = 'locked'`,
  },
  meeting: { columns: ['attendees'], own: 'meeting', texts: { title: ['text', 'x.title'] } },
  link: { columns: ['kind', 'until'], fit: 'not f.c_ended' },
  cover: { columns: ['side', 'need', 'have', 'met'] },
  duty: { columns: ['due', 'done'], texts: { state: ['text', stateOfDuty] } },
  mark: { columns: ['nth', 'still'], own: 'derived_mark', fit: 'not x.excused and (x.confirmed or not x.red_line)' },
  points: { columns: ['value', 'rule'], fit: 'not f.c_warned and not f.c_cancelled' },
  paper: {
    columns: [],
    own: 'paper',
    texts: {
      number: ['text', 'x.number'],
      title: ['text', 'x.title'],
      to: ['text', `array_to_string(x.to_names, '、')`],
      body: ['long', `coalesce(x.content ->> 'blocks', x.content ->> 'body')`],
    },
  },
  reading: {
    columns: ['value', 'target', 'completion', 'growth'],
    own: 'reading',
    texts: { period: ['text', PERIOD] },
  },
  finding: {
    columns: ['category', 'level', 'rectified'],
    own: 'finding',
    texts: { text: ['long', 'x.text'] },
    fit: 'x.confirmed',
  },
  visit: { columns: ['how'] },
  // Who gave a grade is nobody's business but his.
  rating: { columns: ['grade', 'by'], never: ['person', 'enterprise', 'project'] },
}

/** Columns that `fit` reads though they are not shown. */
export const NEEDED: Readonly<Partial<Record<FactKind, readonly string[]>>> = {
  link: ['ended'],
  points: ['warned', 'cancelled'],
}
