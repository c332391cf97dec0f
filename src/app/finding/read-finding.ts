import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listAttachmentNames, listFindingChecks, listFindingRows } from '#storage/finding-list-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { findPaper } from '#storage/paper-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { rectificationNotice } from '../paper/built-in.ts'
import { useCase } from '../use-case.ts'
import { dressFindings } from './list-findings.ts'
import { rectificationKindOf } from './order-rectification.ts'

/** A finding's page: evidence, notice, the matter in which it is put right, every check, and what may be done now. */
export const readFinding = useCase({
  name: 'finding.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'finding.read')
    if (!allowed.ok) return allowed
    const { tx, authorityId } = ctx
    const { rows } = await listFindingRows(tx, authorityId, { id, scope: scopeOf(ctx, 'finding', 'x') }, { limit: 1 })
    const [row] = rows
    const [shown] = await dressFindings(ctx, rows)
    if (!row || !shown) return fail('finding.not_found')
    const checks = await listFindingChecks(tx, authorityId, id)
    const persons = await namesOf(
      tx,
      authorityId,
      'person',
      checks.map((one) => one.by).filter((one) => one !== null),
    )
    const matter = row.matterId ? await findMatter(tx, authorityId, row.matterId) : undefined
    const paper = row.paperId ? await findPaper(tx, authorityId, row.paperId) : undefined
    const program = await findProgramNow(ctx, row.programKey)
    const kind = program && rectificationKindOf(program)
    const notice = program && rectificationNotice(program, kind)
    const thing = { kind: 'finding', programKey: row.programKey, personIds: [row.personId], orgIds: [row.orgId] }
    const may = (act: string) => can(ctx.actor, act, thing).ok
    const open = row.state !== 'void' && row.state !== 'rectified'
    return ok({
      out: {
        ...shown,
        checks: checks.map(({ by, ...one }) => ({ ...one, by: by ? { id: by, name: persons.get(by) ?? '' } : null })),
        matter: matter ? { id: matter.id, name: `${matter.number} ${matter.title}`, state: matter.state } : null,
        paper: paper ? { id: paper.id, name: [paper.number, paper.title].filter(Boolean).join(' ') } : null,
        attachments: await listAttachmentNames(tx, authorityId, { kind: 'finding', id }),
        notice: {
          title: notice?.title ?? '',
          matter: kind?.title ?? null,
          /** Whether the program's paper says by when; else the office has to. */
          limited: notice?.reply?.kind === 'single',
        },
        may: {
          confirm: row.state === 'found' && may('finding.confirm') && row.recordedBy !== ctx.actor.personId,
          order: row.state === 'upheld' && may('finding.order'),
          recheck:
            open &&
            row.state !== 'found' &&
            may('finding.rectify') &&
            !(row.orgId && ctx.actor.orgIds.includes(row.orgId)),
          void: open && may('finding.void'),
          match:
            row.state !== 'void' &&
            row.orgId !== null &&
            may('finding.match_self_report') &&
            !ctx.actor.orgIds.includes(row.orgId),
          attach: open && may('attachment.add'),
        },
      },
      trace: null,
    })
  },
})
