import { buffer } from 'node:stream/consumers'
import { addAttachment } from '#app/attachment/add-attachment.ts'
import type { Ctx, Role } from '#app/context.ts'
import { closeMatter } from '#app/matter/close.ts'
import { headSign } from '#app/matter/head-sign.ts'
import { execute } from '#app/use-case.ts'
import type { Result } from '#domain/result.ts'
import { xlsxStream } from '#papers/write/xlsx.ts'
import { findAccountByLogin } from '#storage/account-store.ts'
import { listUnjudgedCases } from '#storage/demo-store.ts'

/**
 * Two red-line cases are heard and closed, by people and with evidence: one upheld, so that points follow, one cleared. The others
 * stay open for whoever looks around. Done once.
 */
export async function judgeCases(ctx: Ctx): Promise<boolean> {
  const cases = await ctx.db.inAuthority(ctx.authorityId, (tx) => listUnjudgedCases(tx, ctx.authorityId, 'no_visit'))
  if (cases.length < 2) return false
  const office = await as(ctx, 'office', 'office')
  const leader = await as(ctx, 'leader', 'leader')
  for (const [id, end] of [
    [cases[0], 'upheld'],
    [cases[1], 'cleared'],
  ] as const) {
    if (id === undefined) continue
    const evidence = must(
      await execute(office, addAttachment, {
        thingKind: 'matter',
        thingId: id,
        name: '走访核查记录.xlsx',
        content: await checkSheet(),
      }),
    )
    must(await execute(leader, headSign, { id, data: {} }))
    must(await execute(office, closeMatter, { id, data: { end, evidence: [evidence.id] } }))
  }
  return true
}

async function as(ctx: Ctx, login: string, role: Role): Promise<Ctx> {
  const account = await ctx.db.inAuthority(ctx.authorityId, (tx) => findAccountByLogin(tx, ctx.authorityId, login))
  if (!account) throw new Error(`no demo account ${login}`)
  const grants = [{ role, scope: 'authority', orgId: null, areaId: null, programKey: null }] as const
  return {
    ...ctx,
    actor: {
      via: 'job',
      accountId: account.id,
      personId: account.personId,
      enterpriseId: null,
      orgIds: [],
      grants,
      system: false,
    },
  }
}

/** The record of what was found, as an office would hang it on the case. */
async function checkSheet(): Promise<string> {
  const columns = ['核查事项', '核查情况', '核查人'].map((title) => ({ title, kind: 'text' as const, width: 24 }))
  const rows = [
    ['当周走访记录', '查走访台账，已核对', '督查室'],
    ['当事人陈述', '已听取', '督查室'],
  ]
  const bytes = await buffer(xlsxStream([{ sheet: '核查记录', title: '走访核查记录', columns, rows }]))
  return bytes.toString('base64')
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`demo case: ${result.error.code} ${JSON.stringify(result.error.data ?? {})}`)
  return result.value
}
