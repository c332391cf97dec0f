import { can, canSome } from '#domain/access/can.ts'
import { listCaseRows } from '#storage/case-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { fieldsOfCase, programsNow } from '../case/case-forms.ts'
import type { TxCtx } from '../context.ts'
import { MOST, NOTHING, type WordItem } from './word-item.ts'

/** Typical cases that somebody else proposed and nobody has reviewed. */
export async function casesToReview(ctx: TxCtx): Promise<WordItem[]> {
  const { tx, authorityId, actor } = ctx
  if (!canSome(actor, 'case.review').ok) return []
  const scope = scopeOf(ctx, 'form', 'c', 'case.review')
  const { rows } = await listCaseRows(tx, authorityId, { state: 'proposed', scope, limit: MOST })
  const programs = new Map((await programsNow(ctx)).map((one) => [one.id, one]))
  return rows
    .filter(
      (row) =>
        (row.proposedBy === null || row.proposedBy !== actor.personId) &&
        can(actor, 'case.review', {
          kind: 'form',
          programKey: row.programKey,
          personIds: [row.proposedBy],
          orgIds: [row.orgId],
        }).ok,
    )
    .map((row) => {
      const program = programs.get(row.programKey)
      const fields = program ? fieldsOfCase(program, row) : []
      return {
        ...NOTHING,
        kind: 'case' as const,
        id: row.id,
        revision: row.revision,
        title: fields[0]?.value ?? row.form,
        what: program?.forms.find((one) => one.id === row.form)?.title ?? row.form,
        about: row.enterprise?.name ?? null,
        by: [row.org?.name, row.author?.name].filter(Boolean).join(' ') || null,
        at: row.proposedAt,
        why: null,
        body:
          fields
            .slice(1)
            .map(({ title, value }) => `${title}：${value}`)
            .join('\n') || null,
      }
    })
}
