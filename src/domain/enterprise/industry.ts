import { type Failure, fail, ok, type Result } from '../result.ts'
import { DIVISIONS, GROUPS, SECTIONS, type Section } from './industry-codes.ts'

/** A code of GB/T 4754-2017 taken apart. `code` is without the section's letter, unless it is the letter alone. */
export type Industry = {
  readonly code: string
  readonly section: Section
  /** Two digits; null where only the section is known. */
  readonly division: string | null
  /** Three digits; null where the code is shorter. */
  readonly group: string | null
  /** The most exact name that is known: of the group, else the division, else the section. */
  readonly name: string
}

export type IndustryError = Failure<'industry.unreadable' | 'industry.no_such_division' | 'industry.other_section'>

const SECTION_OF = new Map(
  Object.entries(DIVISIONS).flatMap(([section, divisions]) =>
    Object.entries(divisions).map(([code, name]) => [code, { section: section as Section, name }] as const),
  ),
)

/** The section of each division: `13` → `C`. */
export const SECTION_OF_DIVISION: Readonly<Record<string, string>> = Object.fromEntries(
  [...SECTION_OF].map(([division, { section }]) => [division, section]),
)

/** Reads `C`, `17`, `171`, `1711` and `C1711`; a letter must be that of the division. */
export function parseIndustry(text: string): Result<Industry, IndustryError> {
  const plain = text.trim().toUpperCase()
  const match = /^([A-T])?(\d{2,4})?$/.exec(plain)
  if (!match || plain === '') return fail('industry.unreadable', { text })
  const letter = match[1] as Section | undefined
  const digits = match[2]
  if (!digits) {
    const section = letter as Section
    return ok({ code: section, section, division: null, group: null, name: SECTIONS[section] })
  }
  const found = SECTION_OF.get(digits.slice(0, 2))
  if (!found) return fail('industry.no_such_division', { code: digits.slice(0, 2) })
  if (letter && letter !== found.section)
    return fail('industry.other_section', { code: digits, section: found.section })
  const group = digits.length > 2 ? digits.slice(0, 3) : null
  const name = (group && GROUPS[group as keyof typeof GROUPS]) || found.name
  return ok({ code: digits, section: found.section, division: digits.slice(0, 2), group, name })
}

/** The rows of the reference table `industry`. */
export function industryRows(): { code: string; name: string; parentCode: string | null; level: string }[] {
  const sections = Object.entries(SECTIONS).map(([code, name]) => ({ code, name, parentCode: null, level: 'section' }))
  const divisions = [...SECTION_OF].map(([code, { section, name }]) => ({
    code,
    name,
    parentCode: section,
    level: 'division',
  }))
  const groups = Object.entries(GROUPS).map(([code, name]) => ({
    code,
    name,
    parentCode: code.slice(0, 2),
    level: 'group',
  }))
  return [...sections, ...divisions, ...groups]
}
