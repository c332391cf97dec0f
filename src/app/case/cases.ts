import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { checkFormValues } from '#domain/form/check-form-values.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { holdCase, insertCase, listCaseRows, listQuotas, reviewCaseRow } from '#storage/case-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { fromCursor, toCursor } from '../cursor.ts'
import { findForm } from '../form/find-form.ts'
import { writeEntry } from '../form/write-entry.ts'
import { windowOf } from '../matter/matter-window.ts'
import { mayAct } from '../matter/take-act.ts'
import { useCase } from '../use-case.ts'
import { briefingsOf, caseForms, fieldsOfCase, programsNow } from './case-forms.ts'

/** Proposes a typical case: an entry of a form that is printed or made public. It counts for nothing until somebody else has reviewed it. */
export const proposeCase = useCase({
  name: 'case.propose',
  input: z.object({
    programKey: z.string().min(1).max(100),
    form: z.string().min(1).max(100),
    values: z.record(z.string().max(100), z.unknown()),
    orgId: z.guid().optional(),
    personId: z.guid().optional(),
    enterpriseId: z.guid().optional(),
    projectId: z.guid().optional(),
    /** The matter it was drawn from: a closed one. */
    matterId: z.guid().optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now, actor } = ctx
    const about = {
      visitId: null,
      matterId: input.matterId ?? null,
      personId: input.personId ?? null,
      orgId: input.orgId ?? actor.orgIds[0] ?? null,
      enterpriseId: input.enterpriseId ?? null,
      projectId: input.projectId ?? null,
      areaId: null,
    }
    const allowed = can(actor, 'case.propose', {
      kind: 'form',
      programKey: input.programKey,
      personIds: [actor.personId],
      orgIds: [about.orgId],
    })
    if (!allowed.ok) return allowed
    if (input.matterId) {
      const seen = await mayAct(ctx, 'matter.read', input.matterId)
      if (!seen.ok) return seen
      const matter = await findMatter(tx, authorityId, input.matterId)
      if (matter?.state !== 'closed') return fail('case.not_closed')
      if (matter.sealed) return fail('case.sealed')
    }
    const found = await findForm(ctx, input.programKey, input.form)
    if (!found.ok) return found
    if (!caseForms(found.value.program).some(({ id }) => id === found.value.form.id))
      return fail('case.no_form', { form: found.value.form.title }, ['form'])
    const values = checkFormValues(found.value.form, input.values)
    if (!values.ok)
      return { ok: false as const, error: { ...values.error, at: ['values', ...(values.error.at ?? [])] } }
    const id = newId()
    await insertCase(tx, authorityId, {
      ...about,
      id,
      programKey: input.programKey,
      form: input.form,
      values: values.value,
      sourceKind: input.matterId ? 'matter' : null,
      sourceId: input.matterId ?? null,
      proposedAt: now,
      proposedBy: actor.personId,
    })
    return ok({
      out: { id },
      trace: { thingKind: 'case', thingId: id, detail: { program: input.programKey, form: input.form } },
    })
  },
})

/** Approves a proposed case, which makes it an entry of its form, or rejects it with the reason. Never its author's own. */
export const reviewCase = useCase({
  name: 'case.review',
  input: z.object({
    id: z.guid(),
    revision: z.int().optional(),
    approve: z.boolean(),
    reason: z.string().trim().max(2000).default(''),
  }),
  async run(ctx, { id, revision, approve, reason }) {
    const { tx, authorityId, now, actor } = ctx
    const found = await holdCase(tx, authorityId, id)
    if (!found) return fail('case.not_found')
    const allowed = can(actor, 'case.review', {
      kind: 'form',
      programKey: found.programKey,
      personIds: [found.proposedBy],
      orgIds: [found.orgId],
    })
    if (!allowed.ok) return allowed
    if (found.state !== 'proposed') return fail('case.reviewed', { state: found.state })
    if (revision !== undefined && revision !== found.revision) return fail('case.changed')
    if (actor.personId !== null && found.proposedBy === actor.personId) return fail('case.own')
    if (!approve && reason === '') return fail('case.no_reason', {}, ['reason'])
    const matterId = found.sourceKind === 'matter' ? found.sourceId : null
    const entry = approve ? await writeEntry(ctx, found, { ...found, visitId: null, matterId }, now) : undefined
    if (entry && !entry.ok) return entry
    await reviewCaseRow(tx, authorityId, {
      id,
      state: approve ? 'approved' : 'rejected',
      at: now,
      by: actor.personId,
      reason: reason || null,
      entryId: entry?.ok ? entry.value.id : null,
    })
    return ok({
      out: { id, entryId: entry?.ok ? entry.value.id : null },
      trace: { thingKind: 'case', thingId: id, detail: { approve, ...(reason ? { reason } : {}) } },
    })
  },
})

/** Proposed cases and what became of them, the latest first. */
export const listCases = useCase({
  name: 'case.list',
  input: z.object({
    state: z.enum(['proposed', 'approved', 'rejected']).optional(),
    cursor: z.string().max(500).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run(ctx, { state, cursor, limit }) {
    const allowed = canSome(ctx.actor, 'form.read')
    if (!allowed.ok) return allowed
    const place = cursor === undefined ? undefined : fromCursor(cursor, ['at', 'id'])
    if (cursor !== undefined && !(place?.at && place.id)) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
    const after = place?.at && place.id ? { at: place.at, id: place.id } : undefined
    const scope = scopeOf(ctx, 'form', 'c')
    const { rows, total } = await listCaseRows(ctx.tx, ctx.authorityId, { state, scope, after, limit: limit + 1 })
    const programs = new Map((await programsNow(ctx)).map((one) => [one.id, one]))
    const items = rows.slice(0, limit).map((row) => {
      const program = programs.get(row.programKey)
      const form = program?.forms.find((one) => one.id === row.form)
      return {
        id: row.id,
        programKey: row.programKey,
        formTitle: form?.title ?? row.form,
        state: row.state,
        org: row.org,
        enterprise: row.enterprise,
        author: row.author,
        reviewer: row.reviewer,
        proposedAt: row.proposedAt,
        reviewedAt: row.reviewedAt,
        reviewReason: row.reviewReason,
        matterId: row.sourceKind === 'matter' ? row.sourceId : null,
        revision: row.revision,
        mine: row.proposedBy !== null && row.proposedBy === ctx.actor.personId,
        fields: program ? fieldsOfCase(program, row) : [],
      }
    })
    const last = items.at(-1)
    const next = rows.length > limit && last ? toCursor({ at: last.proposedAt, id: last.id }) : null
    return ok({ out: { items, next, total: cursor === undefined ? total : null }, trace: null })
  },
})

/** Which forms cases are proposed for, and the quotas of such forms with what is there. */
export const listCaseForms = useCase({
  name: 'case.forms',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'form.read')
    if (!allowed.ok) return allowed
    const { today } = windowOf(ctx)
    const out = []
    for (const program of await programsNow(ctx)) {
      const rules = program.duties.filter(
        ({ metBy, times }) => times > 1 && metBy.some(({ each }) => each.kind === 'form'),
      )
      const quotas = await listQuotas(
        ctx.tx,
        ctx.authorityId,
        { programKey: program.id, rules: rules.map(({ id }) => id), from: today, to: today },
        scopeOf(ctx, 'duty', 'd'),
      )
      const forms = caseForms(program).map((form) => ({
        id: form.id,
        title: form.title,
        about: form.about,
        fields: form.fields.map(({ id, title, type, choices, required, unit, help }) => ({
          id,
          title,
          type,
          choices: choices ? [...choices] : null,
          required,
          unit: unit ?? null,
          help: help ?? null,
        })),
      }))
      if (forms.length > 0 || quotas.length > 0)
        out.push({
          programKey: program.id,
          programTitle: program.title,
          forms,
          briefings: briefingsOf(program).map(({ id }) => id),
          quotas: quotas.map((one) => ({ ...one, title: rules.find(({ id }) => id === one.rule)?.title ?? one.rule })),
        })
    }
    return ok({ out, trace: null })
  },
})
