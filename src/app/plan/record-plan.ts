import { ok, type Result } from '#domain/result.ts'
import type { Form } from '#program/model.ts'
import { holdEntry } from '#storage/form-entry-store.ts'
import { findLineVersion } from '#storage/pledge-store.ts'
import { listMeasures, type PolicyPlan } from '#storage/policy-plan-store.ts'
import type { TxCtx } from '../context.ts'
import { findForm } from '../form/find-form.ts'
import { replaceEntry } from '../form/replace-entry.ts'
import { writeEntry } from '../form/write-entry.ts'

/** The field of a form that takes the measures: its required text, if that is all it requires. */
export function textFieldOf(form: Pick<Form, 'fields'>): string | undefined {
  const required = form.fields.filter((field) => field.required)
  return required.length === 1 && required[0]?.type === 'text' ? required[0].id : undefined
}

/**
 * Writes an agreed plan into the program's form: the measures into its required text, the owners into its next text, the
 * last day into its first date. A plan that was agreed before is the same line in a new version.
 * @returns the line, or null where the plan has no form
 */
export async function recordPlan(ctx: TxCtx, plan: PolicyPlan): Promise<Result<string | null>> {
  if (plan.form === null) return ok(null)
  const found = await findForm(ctx, plan.programKey, plan.form)
  if (!found.ok) return found
  const { fields } = found.value.form
  const main = textFieldOf(found.value.form)
  if (!main) return ok(null)
  const measures = (await listMeasures(ctx.tx, ctx.authorityId, plan.id)).filter((one) => one.state !== 'dropped')
  const owner = fields.find((field) => field.type === 'text' && field.id !== main)
  const date = fields.find((field) => field.type === 'date')
  const owners = [...new Set(measures.flatMap((one) => one.person?.name ?? one.org?.name ?? []))]
  const last = measures
    .flatMap((one) => one.dueDay ?? [])
    .sort()
    .at(-1)
  const values = {
    [main]: measures.map((one, n) => `${n + 1}. ${one.text}`).join('\n'),
    ...(owner && owners.length > 0 ? { [owner.id]: owners.join('、') } : {}),
    ...(date && last ? { [date.id]: last } : {}),
  }
  const version = plan.lineId ? await findLineVersion(ctx.tx, ctx.authorityId, plan.lineId) : undefined
  const before = version ? await holdEntry(ctx.tx, ctx.authorityId, version) : undefined
  if (before && plan.lineId) {
    const made = await replaceEntry(ctx, before, { values, at: ctx.now, reason: plan.title })
    return made.ok ? ok(plan.lineId) : made
  }
  const nobody = { visitId: null, matterId: null, orgId: null, projectId: null, areaId: null }
  const said = { programKey: plan.programKey, form: plan.form, values }
  const about = { ...nobody, personId: ctx.actor.personId, enterpriseId: plan.enterpriseId }
  const made = await writeEntry(ctx, said, about, ctx.now)
  return made.ok ? ok(made.value.id) : made
}
