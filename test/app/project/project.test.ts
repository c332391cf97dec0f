import { beforeAll, describe, expect, it } from 'vitest'
import { addProject } from '#app/project/add-project.ts'
import { changeProject } from '#app/project/change-project.ts'
import { setStage } from '#app/project/set-stage.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import type { Database } from '#storage/open-database.ts'
import { findProject, listStages } from '#storage/project-store.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg } from '#test/support/people.ts'

let db: Database
let authorityId: string
let orgId: string
beforeAll(async () => {
  ;({ db } = await testDatabase())
  authorityId = await createAuthority(db)
  orgId = await givenOrg(db, authorityId, '灯笼局')
})
const ctx = () => contextOf(db, authorityId)

describe('projects', () => {
  it('go through stages, each the day after the one before', async () => {
    const added = await execute(ctx(), addProject, {
      name: '灯笼产业园',
      class: '园区重点',
      points: 8,
      investment: '12000.5',
      orgId,
    })
    if (!added.ok) throw new Error(added.error.code)
    const { id } = added.value
    const stage = (name: string, fromDay: string, revision: number, more = {}) =>
      execute(ctx(), setStage, { id, revision, stage: name, fromDay, ...more })
    expect(await stage('前期', '2026-01-10', 1)).toMatchObject({ value: { revision: 2 } })
    expect(await stage('前期', '2026-02-10', 2)).toMatchObject({ error: { code: 'stage.same' } })
    expect(await stage('开工', '2026-01-10', 2)).toMatchObject({ error: { code: 'stage.before_current' } })
    expect(await stage('开工', '2026-12-10', 2)).toMatchObject({ error: { code: 'stage.in_future' } })
    expect(await stage('开工', '2026-03-01', 1)).toMatchObject({ error: { code: 'project.conflict' } })
    expect(await stage('开工', '2026-03-01', 2, { blockedBy: '征地未完成' })).toMatchObject({ ok: true })
    // In the stage it is in, what blocks it changes and is cleared; the stage goes on.
    expect(await stage('开工', '2026-03-01', 3, { blockedBy: '等电力接入' })).toMatchObject({ value: { revision: 4 } })
    expect(await stage('开工', '2026-03-01', 4, { blockedBy: '等电力接入' })).toMatchObject({
      error: { code: 'stage.same' },
    })
    const blocked = async () =>
      (await db.inAuthority(authorityId, (tx) => listStages(tx, authorityId, id))).map((one) => [
        one.stage,
        one.blockedBy,
      ])
    expect(await blocked()).toEqual([
      ['前期', null],
      ['开工', '等电力接入'],
    ])
    expect(await stage('开工', '2026-03-01', 4)).toMatchObject({ ok: true })
    expect(await blocked()).toEqual([
      ['前期', null],
      ['开工', null],
    ])
    expect(await stage('开工', '2026-03-01', 5, { blockedBy: '征地未完成' })).toMatchObject({ ok: true })
    const stages = await db.inAuthority(authorityId, (tx) => listStages(tx, authorityId, id))
    expect(stages.map((one) => [one.stage, one.fromDay, one.toDay, one.blockedBy])).toEqual([
      ['前期', '2026-01-10', '2026-02-28', null],
      ['开工', '2026-03-01', null, '征地未完成'],
    ])
    expect(await execute(ctx(), changeProject, { id, revision: 6, name: '灯笼产业园二期', orgId })).toMatchObject({
      value: { revision: 7 },
    })
    const project = await db.inAuthority(authorityId, (tx) => findProject(tx, authorityId, id))
    expect(project).toMatchObject({ name: '灯笼产业园二期', stage: '开工', points: null })
  })
  it('are changed by their unit, not by another; names are taken once; references must lead somewhere', async () => {
    const added = await execute(ctx(), addProject, { name: '灯笼仓库', orgId })
    if (!added.ok) throw new Error(added.error.code)
    const grants = [{ role: 'handler' as const, scope: 'org' as const, orgId: null, areaId: null, programKey: null }]
    const own = contextOf(db, authorityId, { actor: actorWith('handler', { orgIds: [orgId], grants }) })
    const other = contextOf(db, authorityId, { actor: actorWith('handler', { orgIds: [newId()], grants }) })
    const input = { id: added.value.id, revision: 1, stage: '前期', fromDay: '2026-05-01' }
    expect(await execute(other, setStage, input)).toMatchObject({ error: { code: 'access.out_of_scope' } })
    expect(await execute(own, setStage, input)).toMatchObject({ ok: true })
    expect(await execute(ctx(), addProject, { name: '灯笼仓库' })).toMatchObject({
      error: { code: 'project.name_taken' },
    })
    expect(await execute(ctx(), addProject, { name: '灯笼码头', enterpriseId: newId() })).toMatchObject({
      error: { code: 'enterprise.not_found', at: ['enterpriseId'] },
    })
  })
})
