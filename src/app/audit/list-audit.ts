import { z } from 'zod'
import { ACTS, type Act } from '#domain/access/acts.ts'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listAudit as list } from '#storage/audit-store.ts'
import { useCase } from '../use-case.ts'

/** The audit, newest first; reading it is itself written down. */
export const listAudit = useCase({
  name: 'audit.read',
  input: z.object({
    from: z.string().optional(),
    to: z.string().optional(),
    act: z.string().optional(),
    accountId: z.guid().optional(),
    thingKind: z.string().optional(),
    thingId: z.string().optional(),
    outcome: z.enum(['done', 'refused']).optional(),
    cursor: z.guid().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'audit.read')
    if (!allowed.ok) return allowed
    const { cursor, limit, ...filter } = input
    const rows = await list(ctx.tx, ctx.authorityId, { ...filter, after: cursor, limit: limit + 1 })
    const items = rows.slice(0, limit).map((row) => ({
      id: row.id,
      at: row.at,
      account: row.account_id ? { id: row.account_id, login: row.login ?? '' } : null,
      person: row.person_id ? { id: row.person_id, name: row.person_name ?? '' } : null,
      act: row.act,
      actTitle: titleOf(row.act),
      thingKind: row.thing_kind,
      thingId: row.thing_id,
      detail: row.detail,
      outcome: row.outcome,
      seq: row.seq === null ? null : Number(row.seq),
    }))
    return ok({
      out: { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, total: null },
      trace: { thingKind: 'audit', thingId: ctx.authorityId, detail: { rows: items.length, filter } },
    })
  },
})

const OTHER_TITLES: Readonly<Record<string, string>> = {
  'session.sign_in': '登录',
  'session.sign_out': '退出登录',
  'ledger.fetch': '下载导出的台账',
  'ledger.cancel': '取消导出',
  'ledger.list_exports': '查看本人的导出',
}

/** What was done, in words: a list that was asked for is its noun being read. */
function titleOf(act: string): string {
  const reading = `${act.split('.')[0]}.read`
  const known = [act, reading].find((one) => Object.hasOwn(ACTS, one))
  return (
    OTHER_TITLES[act] ??
    (known === act || /\.(list|count|find|read_\w+)$/.test(act) ? titleIn(known) : undefined) ??
    act
  )
}

const titleIn = (act: string | undefined): string | undefined => (act ? ACTS[act as Act].title : undefined)
