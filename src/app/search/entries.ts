import { titleOf as declaredTitle } from '#program/explain/phrases.ts'
import type { Form, Program } from '#program/model.ts'
import type { Searched, SearchSource } from '#storage/search-source.ts'
import type { SearchEntry } from '#storage/search-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow, getProgram } from '../matter/load-program.ts'
import { meetingTitle } from '../meeting/meeting-title.ts'
import { numberLexemes, runsOf, textLexemes, titleLexemes } from './words.ts'

/** Names are typed by their pinyin in full; of other titles the initials are enough. */
const SPELLING: Readonly<Record<Searched, 'name' | 'surname' | 'initials'>> = {
  matter: 'initials',
  enterprise: 'name',
  project: 'name',
  person: 'surname',
  org: 'name',
  paper: 'initials',
  meeting: 'initials',
  report: 'initials',
  form: 'initials',
}

/** The fields of a register by which its entries may be found: words people wrote, no telephone numbers, no names of persons. */
const FOUND_BY = new Set(['text', 'choice', 'choices'])

/** The entries of things; none where nothing may be found, as of an anonymous form. */
export async function entriesOf(ctx: TxCtx, kind: Searched, sources: readonly SearchSource[]): Promise<SearchEntry[]> {
  const entries: SearchEntry[] = []
  for (const source of sources) {
    const program = source.programKey ? await programOf(ctx, source.programKey, source.programVersion) : undefined
    const form = kind === 'form' ? program?.forms.find((one) => one.id === source.declared) : undefined
    if (kind === 'form' && (!form || form.anonymous)) continue
    const written = form ? writtenIn(form, source.values ?? {}) : source.text
    const title = titleOf(kind, source, program, form, written)
    entries.push({
      thingId: source.id,
      title,
      digest: source.digest,
      lexemes: [
        ...titleLexemes(title, SPELLING[kind]),
        ...(kind === 'enterprise' || kind === 'org' ? titleLexemes(written, 'initials') : textLexemes(written)),
        ...runsOf(source.codes).flatMap(numberLexemes),
      ],
    })
  }
  return entries
}

/** What was written in the fields one may find by, in the order of the form. */
function writtenIn(form: Form, values: Readonly<Record<string, unknown>>): string {
  return form.fields
    .filter((field) => FOUND_BY.has(field.type))
    .flatMap((field) => values[field.id] ?? [])
    .filter((value): value is string => typeof value === 'string')
    .join(' ')
}

function titleOf(
  kind: Searched,
  source: SearchSource,
  program: Program | undefined,
  form: Form | undefined,
  written: string,
): string {
  if (source.title !== '') return source.title
  const declared = source.declared ?? ''
  if (form) return [form.title, written.slice(0, 40)].filter((part) => part !== '').join(' · ')
  if (kind === 'meeting') return program ? meetingTitle(program, declared) : declared
  const report = program ? declaredTitle(program, { kind: 'report', name: declared }) : declared
  return [report, source.text.trim().split('\n')[0]?.slice(0, 40)].filter((part) => part).join(' · ')
}

async function programOf(ctx: TxCtx, key: string, version: number | null): Promise<Program | undefined> {
  return version === null ? findProgramNow(ctx, key) : getProgram(ctx, key, version)
}
