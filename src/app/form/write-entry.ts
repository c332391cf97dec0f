import { checkFormValues, type FormRule, type FormValues } from '#domain/form/check-form-values.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { FormField } from '#program/model.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { findLiveLine, insertEntry, type NewEntry } from '#storage/form-entry-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { findForm } from './find-form.ts'

export type EntrySaid = {
  readonly programKey: string
  readonly form: string
  readonly values: Readonly<Record<string, unknown>>
}

/** What an entry hangs on; what is not known is null. */
export type EntryAbout = Pick<
  NewEntry,
  'visitId' | 'matterId' | 'personId' | 'orgId' | 'enterpriseId' | 'projectId' | 'areaId'
>

/** Checks and stores what was filled in, by the form of the version in force; with `before`, as a correction. */
export async function writeEntry(
  ctx: TxCtx,
  said: EntrySaid,
  about: EntryAbout,
  at: string,
  before?: Pick<NewEntry, 'replacesId' | 'firstId'>,
): Promise<Result<NewEntry>> {
  const found = await findForm(ctx, said.programKey, said.form)
  if (!found.ok) return found
  const { program, form } = found.value
  // With an account, its audit row would say who answered; and one could answer twice (docs/decisions/0100).
  if (form.anonymous) return fail('evaluation.by_ticket', { form: form.title }, ['form'])
  const values = checkFormValues(form, said.values)
  if (!values.ok) return { ok: false, error: { ...values.error, at: ['values', ...(values.error.at ?? [])] } }
  const named = await namedEntries(ctx, program.id, form, values.value)
  if (!named.ok) return named
  const missing = missingTarget(form.about, about)
  if (missing) return fail('form.no_target', { form: form.title, about: form.about }, [missing])
  const entry: NewEntry = {
    id: newId(),
    programKey: program.id,
    programVersion: program.version,
    form: form.id,
    values: named.value,
    // What is passed may be a whole visit: only what an entry hangs on is taken, never its id.
    visitId: about.visitId,
    matterId: about.matterId,
    personId: about.personId,
    orgId: about.orgId,
    enterpriseId: about.enterpriseId,
    projectId: about.projectId,
    areaId: about.areaId,
    at,
    day: dayOf(ctx, at),
    recordedAt: ctx.now,
    recordedBy: ctx.actor.personId ?? ctx.actor.accountId,
    ...before,
  }
  await insertEntry(ctx.tx, ctx.authorityId, entry)
  await markDirty(ctx.tx, ctx.authorityId, [
    { id: newId(), programKey: program.id, factKind: 'form', factId: entry.id, at: ctx.now },
  ])
  return ok(entry)
}

/** Entries of other forms that are named must be there; what is kept is the first version's id, so that a correction changes nothing. */
async function namedEntries(
  ctx: TxCtx,
  programKey: string,
  form: FormRule & { readonly fields: readonly FormField[] },
  values: FormValues,
): Promise<Result<FormValues>> {
  const kept: Record<string, FormValues[string]> = { ...values }
  for (const field of form.fields) {
    const value = values[field.id]
    if (field.type !== 'entry' || typeof value !== 'string') continue
    const line = await findLiveLine(ctx.tx, ctx.authorityId, { programKey, form: field.of ?? '', id: value })
    if (!line) return fail('form.not_entry', { field: field.title }, ['values', field.id])
    kept[field.id] = line
  }
  return ok(kept)
}

function missingTarget(kind: string, about: EntryAbout): string | null {
  const column = {
    visit: 'visitId',
    matter: 'matterId',
    person: 'personId',
    org: 'orgId',
    enterprise: 'enterpriseId',
    project: 'projectId',
    area: 'areaId',
  }[kind]
  return column !== undefined && about[column as keyof EntryAbout] === null ? column : null
}
