import { newId } from '#domain/id.ts'
import { orgKey } from '#domain/import/match.ts'
import { insertOrgs, type OrgRow, updateOrgs } from '#storage/import/org-import.ts'
import {
  good,
  type Importer,
  type Pending,
  refuse,
  refuseTwice,
  refuseWith,
  textOf,
  wordsOf,
  yesOf,
} from '../pending.ts'
import type { Run } from '../run.ts'

/** 单位: known by their full name. Blank cells change nothing. A unit may stand before its superior in the file. */
export function orgsImporter(run: Run): Importer {
  const { tx, authorityId } = run.ctx
  const seen = new Map<string, number>()
  const waiting: Pending[] = []

  const take = async (rows: readonly Pending[], last: boolean) => {
    const fresh: OrgRow[] = []
    const changed: OrgRow[] = []
    for (const row of rows) {
      const name = textOf(row, 'name') as string
      const parent = textOf(row, 'parent')
      const found = parent === null ? undefined : run.orgs.find(parent)
      if (found && !found.ok) {
        if (last) refuseWith(row, 'parent', found.fault)
        else waiting.push(row)
        continue
      }
      if (found?.ok && orgKey(run.orgs.nameOf(found.id)) === orgKey(name)) {
        refuse(row, 'parent', 'org.parent_loop')
        continue
      }
      const area = textOf(row, 'area')
      const areaId = area === null ? null : await run.areas.idOf(row, 'area', area)
      if (areaId === undefined) continue
      const known = run.orgs.find(name)
      const before =
        known.ok && orgKey(run.orgs.nameOf(known.id)) === orgKey(name) ? run.orgRows.get(known.id) : undefined
      const after: OrgRow = {
        id: before?.id ?? newId(),
        name: before?.name ?? name,
        short_names: union(before?.short_names ?? [], wordsOf(row, 'shortNames') ?? []),
        kind: textOf(row, 'kind') ?? before?.kind ?? '部门',
        parent_id: found?.id ?? before?.parent_id ?? null,
        area_id: areaId ?? before?.area_id ?? null,
        is_office: yesOf(row, 'isOffice') ?? before?.is_office ?? false,
      }
      row.outcome = before === undefined ? 'created' : same(before, after) ? 'same' : 'changed'
      if (row.outcome === 'created') fresh.push(after)
      if (row.outcome === 'changed') changed.push(after)
      run.orgRows.set(after.id, after)
      run.orgs.add({ id: after.id, name: after.name, shortNames: after.short_names })
    }
    await run.effects.changing(
      'org',
      changed.map((one) => one.id),
    )
    await insertOrgs(tx, authorityId, fresh)
    await run.effects.made(
      'org',
      fresh.map((one) => one.id),
    )
    await updateOrgs(tx, authorityId, changed)
  }

  return {
    async batch(rows) {
      const first = good(rows).filter((row) => !refuseTwice(seen, row, orgKey(textOf(row, 'name') as string), '单位'))
      await take(first, false)
    },
    async finish() {
      // Each round settles at least one level of superiors.
      for (let left = waiting.splice(0); left.length > 0; left = waiting.splice(0)) {
        const before = left.length
        await take(left, false)
        if (waiting.length === before) {
          await take(waiting.splice(0), true)
          return
        }
      }
    },
  }
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])]
}

function same(a: OrgRow, b: OrgRow): boolean {
  return (
    a.kind === b.kind &&
    a.parent_id === b.parent_id &&
    a.area_id === b.area_id &&
    a.is_office === b.is_office &&
    a.short_names.length === b.short_names.length
  )
}
