import { Temporal } from 'temporal-polyfill'
import type { TxCtx } from '#app/context.ts'
import type { ImportKind } from '#domain/import/kinds.ts'
import { type OrgIndex, orgIndex } from '#domain/import/match.ts'
import type { Mapping } from '#domain/import/recognise.ts'
import { findLayout } from '#storage/import/choice-store.ts'
import { listOrgs, type OrgRow } from '#storage/import/org-import.ts'
import { type Answers, loadAnswers } from './answers.ts'
import { type Areas, areasOf } from './areas.ts'
import { type Effects, effectsOf, NO_EFFECTS } from './effects.ts'
import { type EnterpriseDirectory, enterpriseDirectory } from './enterprise-directory.ts'
import { type PersonDirectory, personDirectory } from './person-directory.ts'
import { loadPrograms, type Programs } from './programs.ts'
import type { RememberedLayout } from './sheet.ts'

/** What the office chose for a file. */
export type ImportOptions = {
  readonly programKey?: string | undefined
  /** For every sheet of the file; else each is recognised. */
  readonly kind?: ImportKind | undefined
  /** For single sheets. */
  readonly kinds?: Readonly<Record<string, ImportKind>> | undefined
  /** Sheets that are not to be read. */
  readonly leave?: readonly string[] | undefined
  /** Areas that are not registered are new ones: made without asking. */
  readonly newAreas?: boolean | undefined
  /** Columns set by hand, by sheet and field; 0 leaves the field out. */
  readonly columns?: Readonly<Record<string, Mapping>> | undefined
}

/** One import while it runs: the transaction, today, and everything that rows are matched with. */
export type Run = {
  readonly ctx: TxCtx
  readonly id: string
  readonly today: string
  readonly options: ImportOptions
  /** Preview: what nothing else in the file builds on (links, matters, visits) is judged and not written. */
  readonly preview: boolean
  readonly orgs: OrgIndex
  readonly orgRows: Map<string, OrgRow>
  readonly persons: PersonDirectory
  readonly enterprises: EnterpriseDirectory
  readonly programs: Programs
  readonly answers: Answers
  /** What the run makes and changes, so that it can be taken back. */
  readonly effects: Effects
  /** What was chosen for a head like this before. */
  layout(head: string): Promise<RememberedLayout | undefined>
  readonly areas: Areas
}

export async function startRun(ctx: TxCtx, id: string, options: ImportOptions, preview: boolean): Promise<Run> {
  const { tx, authorityId } = ctx
  const today = Temporal.Instant.from(ctx.now).toZonedDateTimeISO(ctx.timeZone).toPlainDate().toString()
  const orgRows = new Map((await listOrgs(tx, authorityId)).map((org) => [org.id, org]))
  const answers = await loadAnswers(tx, authorityId)
  const effects = preview ? NO_EFFECTS : effectsOf(tx, authorityId, id)
  return {
    ctx,
    id,
    today,
    options,
    preview,
    orgRows,
    orgs: orgIndex(
      [...orgRows.values()].map((org) => ({ id: org.id, name: org.name, shortNames: org.short_names })),
      answers.of('org'),
    ),
    persons: personDirectory(tx, authorityId, today, answers.of('person')),
    enterprises: enterpriseDirectory(tx, authorityId, answers),
    programs: await loadPrograms(tx, authorityId, today, options.programKey),
    areas: await areasOf(ctx, { answers, effects, newAreas: options.newAreas ?? false }),
    answers,
    effects,
    layout: async (head) => (await findLayout(tx, authorityId, head)) as RememberedLayout | undefined,
  }
}
