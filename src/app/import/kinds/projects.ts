import { newId } from '#domain/id.ts'
import {
  findProjects,
  insertProjects,
  insertStages,
  type ProjectRow,
  updateProjects,
} from '#storage/import/project-import.ts'
import { dayOf, good, type Importer, type Pending, refuse, refuseTwice, refuseWith, textOf } from '../pending.ts'
import type { Run } from '../run.ts'

/** 项目: known by name. A new stage is kept as an entry of its own. Blank cells change nothing. */
export function projectsImporter(run: Run): Importer {
  const { tx, authorityId, now, actor } = run.ctx
  const seen = new Map<string, number>()
  return {
    async batch(rows) {
      const left = good(rows)
      const found = await findProjects(
        tx,
        authorityId,
        left.map((row) => textOf(row, 'name') as string),
      )
      const byName = new Map(found.map((one) => [one.name, one]))
      await run.enterprises.load(left.map((row) => ({ name: textOf(row, 'enterprise'), code: null })))
      const fresh: ProjectRow[] = []
      const changed: ProjectRow[] = []
      const stages: { id: string; project_id: string; stage: string; from_day: string }[] = []
      for (const row of left) {
        const name = textOf(row, 'name') as string
        if (refuseTwice(seen, row, name, '项目')) continue
        const before = byName.get(name)
        const after = await merged(run, row, name, before)
        if (!after) continue
        row.outcome = before === undefined ? 'created' : same(before, after) ? 'same' : 'changed'
        if (row.outcome === 'created') fresh.push(after)
        if (row.outcome === 'changed') changed.push(after)
        if (after.stage !== null && after.stage !== before?.stage) {
          stages.push({
            id: newId(),
            project_id: after.id,
            stage: after.stage,
            from_day: before ? run.today : (after.from_day ?? run.today),
          })
        }
      }
      await run.effects.changing(
        'project',
        changed.map((one) => one.id),
      )
      await insertProjects(tx, authorityId, fresh)
      await run.effects.made(
        'project',
        fresh.map((one) => one.id),
      )
      await run.effects.made(
        'project_stage',
        stages.map((one) => one.id),
      )
      await updateProjects(tx, authorityId, changed)
      await insertStages(tx, authorityId, stages, now, actor.personId)
    },
  }
}

async function merged(
  run: Run,
  row: Pending,
  name: string,
  before: ProjectRow | undefined,
): Promise<ProjectRow | undefined> {
  const unit = textOf(row, 'org')
  const org = unit === null ? null : run.orgs.find(unit)
  if (org && !org.ok) {
    refuseWith(row, 'org', org.fault)
    return undefined
  }
  const builder = textOf(row, 'enterprise')
  const enterprise = builder === null ? null : run.enterprises.find(builder, null)
  // The builder is often not an enterprise of the list (an office, an investor from outside); only doubt is refused.
  if (enterprise && enterprise.ok === false) {
    refuseWith(row, 'enterprise', enterprise.fault)
    return undefined
  }
  const area = textOf(row, 'area')
  const areaId = area === null ? null : await run.areas.idOf(row, 'area', area)
  if (areaId === undefined) return undefined
  const from = dayOf(row, 'from') ?? before?.from_day ?? null
  const to = dayOf(row, 'to') ?? before?.to_day ?? null
  if (from !== null && to !== null && to < from) {
    refuse(row, 'to', 'matter.order_of_days', { title: '竣工日期', before: '开工日期' })
    return undefined
  }
  return {
    id: before?.id ?? newId(),
    name,
    code: textOf(row, 'projectCode') ?? before?.code ?? null,
    class: textOf(row, 'class') ?? before?.class ?? null,
    stage: textOf(row, 'stage') ?? before?.stage ?? null,
    points: textOf(row, 'points') ?? before?.points ?? null,
    investment: textOf(row, 'investment') ?? before?.investment ?? null,
    org_id: org?.id ?? before?.org_id ?? null,
    enterprise_id: enterprise?.ok === true ? enterprise.id : (before?.enterprise_id ?? null),
    area_id: areaId ?? before?.area_id ?? null,
    from_day: from,
    to_day: to,
  }
}

const TEXTS = ['code', 'class', 'stage', 'org_id', 'enterprise_id', 'area_id', 'from_day', 'to_day'] as const

function same(a: ProjectRow, b: ProjectRow): boolean {
  const equal = (x: string | null, y: string | null) => (x === null || y === null ? x === y : Number(x) === Number(y))
  return (
    TEXTS.every((column) => a[column] === b[column]) && equal(a.points, b.points) && equal(a.investment, b.investment)
  )
}
