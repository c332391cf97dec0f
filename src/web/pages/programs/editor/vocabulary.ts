import { PROGRAM_ACTS } from '#domain/access/program-acts.ts'
import { ACT_NAMES } from '#domain/matter/act-names.ts'
import type { Language } from '../../../api/program-editor.ts'
import { hasWord, word } from '../../../i18n/t.ts'
import type { Named } from './names.ts'
import { valueWord } from './words.ts'

/** Words a field is filled from. `own`: others may be written too. `many`: a list of them, else one. */
export type Vocabulary = { readonly words: readonly Named[]; readonly own: boolean; readonly many: boolean }

const acts = (names: readonly string[]): Named[] =>
  names.map((id) => ({ id, title: hasWord('act', id) ? word('act', id) : id }))

/** Whom or what a fact concerns, and what else of a matter can be the same. */
const concerned = (names: readonly string[]): Named[] => names.map((id) => ({ id, title: valueWord(id) }))
const SAME = ['enterprise', 'project', 'area', 'raiser', 'category', 'source']
const HIDDEN = ['enterprise', 'project', 'person', 'org', 'area']

const outside = (): Named[] => Object.entries(PROGRAM_ACTS).map(([id, title]) => ({ id, title }))

/** The vocabulary of a field whose words are the language's own: acts of a clock and of a limit, reasons to stop a clock, what makes a repetition, what stays hidden. */
export function vocabularyOf(key: string, inside: readonly string[], language: Language): Vocabulary | undefined {
  const above = inside.at(-1)
  if (above === 'clocks' && (key === 'from' || key === 'met_by'))
    return { words: acts(ACT_NAMES), own: false, many: true }
  if (above === 'clocks' && key === 'stops')
    return { words: language.stops.map(({ id, label }) => ({ id, title: label })), own: true, many: true }
  if (above === 'acts' && key === 'act') return { words: [...acts(ACT_NAMES), ...outside()], own: true, many: false }
  if (above === 'repeat' && key === 'same') return { words: concerned(SAME), own: true, many: true }
  if (above === 'disclosure' && key === 'hide') return { words: concerned(HIDDEN), own: true, many: true }
  return undefined
}
