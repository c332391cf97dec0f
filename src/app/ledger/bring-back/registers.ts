import { can } from '#domain/access/can.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { type Enterprise, findEnterprise } from '#storage/enterprise-store.ts'
import { findLink, type LinkRow } from '#storage/link-store.ts'
import { idsNamed, namesOf } from '#storage/name-store.ts'
import { findProject, type Project } from '#storage/project-store.ts'
import { findEnterpriseThing, findProjectThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../../context.ts'
import { changeEnterprise } from '../../enterprise/change-enterprise.ts'
import { endLink } from '../../link/end-link.ts'
import { changeProject } from '../../project/change-project.ts'
import { ENTERPRISE_STATUS } from '../kinds/words.ts'
import { type BackKind, orderOf, orNull } from './back-kind.ts'

type NamedTable = 'org' | 'area' | 'person' | 'enterprise' | 'project'

async function nameOf(ctx: TxCtx, table: NamedTable, id: string | null): Promise<string | null> {
  return id === null ? null : ((await namesOf(ctx.tx, ctx.authorityId, table, [id])).get(id) ?? null)
}

/** The one that is called so. */
async function idOf(ctx: TxCtx, table: 'org' | 'area', name: string | null): Promise<Result<string | null>> {
  if (name === null) return ok(null)
  const ids = await idsNamed(ctx.tx, ctx.authorityId, table, name)
  const [id] = ids
  if (id === undefined) return fail(`bring_back.no_${table}`, { name })
  return ids.length > 1 ? fail('bring_back.ambiguous', { name }) : ok(id)
}

export const enterpriseBack: BackKind<Enterprise> = {
  async now(ctx, id) {
    const one = await findEnterprise(ctx.tx, ctx.authorityId, id)
    const thing = await findEnterpriseThing(ctx.tx, ctx, id)
    if (!one || !thing || one.status === 'merged') return fail('bring_back.gone')
    const allowed = can(ctx.actor, 'enterprise.change', thing)
    if (!allowed.ok) return allowed
    const { name, creditCode, industryCode, status } = one
    const values = {
      name,
      creditCode,
      industryCode,
      area: await nameOf(ctx, 'area', one.areaId),
      status: ENTERPRISE_STATUS[status],
    }
    return ok({ label: name, values, identity: {}, row: one })
  },
  async order(ctx, { row }, changed) {
    const area = 'area' in changed ? await idOf(ctx, 'area', orNull(changed.area ?? null)) : ok(row.areaId)
    if (!area.ok) return area
    const status =
      'status' in changed
        ? Object.entries(ENTERPRISE_STATUS).find(([code, word]) => word === changed.status && code !== 'merged')?.[0]
        : row.status
    if (!status) {
      const value = String(changed.status ?? '').trim()
      return value === ''
        ? fail('bring_back.needed', { title: '状况' })
        : fail('bring_back.no_choice', {
            value,
            may: Object.values(ENTERPRISE_STATUS).filter((one) => one !== ENTERPRISE_STATUS.merged),
          })
    }
    return ok(
      orderOf(changeEnterprise, {
        ...row,
        name: 'name' in changed ? (orNull(changed.name ?? null) ?? '') : row.name,
        creditCode: 'creditCode' in changed ? orNull(changed.creditCode ?? null) : row.creditCode,
        industryCode: 'industryCode' in changed ? orNull(changed.industryCode ?? null) : row.industryCode,
        areaId: area.value,
        status,
      }),
    )
  },
}

export const projectBack: BackKind<Project> = {
  async now(ctx, id) {
    const one = await findProject(ctx.tx, ctx.authorityId, id)
    const thing = await findProjectThing(ctx.tx, ctx, id)
    if (!one || !thing) return fail('bring_back.gone')
    const allowed = can(ctx.actor, 'project.change', thing)
    if (!allowed.ok) return allowed
    const values = {
      name: one.name,
      code: one.code,
      class: one.class,
      investment: one.investment === null ? null : Number(one.investment),
      org: await nameOf(ctx, 'org', one.orgId),
      area: await nameOf(ctx, 'area', one.areaId),
    }
    return ok({ label: one.name, values, identity: {}, row: one })
  },
  async order(ctx, { row }, changed) {
    const org = 'org' in changed ? await idOf(ctx, 'org', orNull(changed.org ?? null)) : ok(row.orgId)
    if (!org.ok) return org
    const area = 'area' in changed ? await idOf(ctx, 'area', orNull(changed.area ?? null)) : ok(row.areaId)
    if (!area.ok) return area
    const own = Object.fromEntries(
      (['code', 'class', 'investment'] as const).flatMap((field) =>
        field in changed ? [[field, orNull(changed[field] ?? null)]] : [],
      ),
    )
    const name = 'name' in changed ? (orNull(changed.name ?? null) ?? '') : row.name
    return ok(orderOf(changeProject, { ...row, ...own, name, orgId: org.value, areaId: area.value }))
  },
}

export const linkBack: BackKind<LinkRow> = {
  async now(ctx, id) {
    const one = await findLink(ctx.tx, ctx.authorityId, id)
    if (!one) return fail('bring_back.gone')
    const thing = { kind: 'link', programKey: one.programKey, orgIds: [one.orgId] } as const
    const allowed = can(ctx.actor, 'link.end', thing)
    if (!allowed.ok) return allowed
    const holder = (await nameOf(ctx, one.holder.kind, one.holder.id)) ?? ''
    const target = (await nameOf(ctx, one.target.kind, one.target.id)) ?? ''
    return ok({
      label: `${holder} → ${target}`,
      values: { toDay: one.toDay === 'infinity' ? null : one.toDay, endReason: one.endReason },
      identity: { 对象: target, [one.holder.kind === 'person' ? '联系人' : '单位']: holder },
      row: one,
    })
  },
  async order(_ctx, { row }, changed) {
    const lastDay = orNull(changed.toDay ?? null)
    if (lastDay === null) return fail('bring_back.link_day_missing')
    return ok(
      orderOf(endLink, {
        id: row.id,
        revision: row.revision,
        lastDay,
        reason: orNull(changed.endReason ?? null) ?? '',
      }),
    )
  },
}
