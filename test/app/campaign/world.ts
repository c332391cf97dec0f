import type { Ctx } from '#app/context.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

/** A campaign in three phases, as notices order it: kick-off and plan first, then reports and a media quota. */
export const DRIVE = `program: drive
version: 1
title: 提升行动
source: 试〔2026〕9号
in_force: { from: 2026-01-01, to: 2026-12-31 }
periods:
  - { period: mobilise, title: 动员阶段, from: 2026-01-05, to: 2026-02-27, gate: [{ duty: kickoff, share: 96%, clause: 一 }, { duty: plan, share: 75%, clause: 一 }], clause: 一 }
  - { period: carry_out, title: 实施阶段, from: 2026-02-28, to: 2026-11-30, clause: 二 }
roster:
  - { group: all_units, title: 各单位, of: org, clause: 一 }
  - { group: firms, title: 企业, of: enterprise, clause: 三 }
duties:
  - { duty: kickoff, title: 动员会, each: member all_units, who: org, due: 2026-02-10, met_by: meeting kickoff, phase: mobilise, clause: 一 }
  - { duty: plan, title: 方案备案, each: member all_units, who: org, due: 2026-02-20, met_by: report plan, phase: mobilise, clause: 一 }
  - { duty: media, title: 媒体刊播, each: member all_units, who: org, every: 2 weeks, times: 2, met_by: form media, phase: carry_out, clause: 二 }
forms:
  - { form: media, title: 媒体刊播, about: org, register: true, clause: 二, fields: [{ field: level, title: 层级, type: choice, choices: [省级, 市级], required: true }] }
indicators:
  - { indicator: tax, title: 入库税收, unit: 万元, for: all_units, target: { growth: 0.17 }, every: year, who: org, clause: 三 }
  - { indicator: big_payers, title: 税收过五百万元企业, unit: 家, for: authority, target: { at_least: 3 }, every: year, who: office, clause: 三 }
  - { indicator: press, title: 媒体刊播数, unit: 篇, for: authority, target: { at_least: 6 }, measure: press_items, every: year, who: office, clause: 二 }
  - { indicator: investment, title: 工业投资, unit: 亿元, for: authority, target: { at_least: 12 }, every: year, who: office, clause: 三 }
exemptions:
  - { exemption: flood, title: 客观原因不考核, on: reading tax, effect: skip, granted_by: office, grounds: [自然灾害], clause: 三 }
measures:
  - { measure: tax_done, title: 税收完成率, for: all_units, every: year, each: reading tax, last: completion, clause: 三 }
  - { measure: press_items, title: 媒体刊播, for: authority, every: year, each: form media, count: each, clause: 二 }
papers:
  - { paper: circular, title: 每月通报, of: program, every: month, number: 试督〔YYYY〕N号, to: all_units, issued_by: office, shows: [duty kickoff, measure tax_done], clause: 二 }
`

export type DriveWorld = Awaited<ReturnType<typeof driveWorld>>

/** Four units under the campaign, an office, a leader; the clock is whatever each call says. */
export async function driveWorld(db: Database, code: string, text = DRIVE) {
  const authorityId = await createAuthority(db, code)
  const inside = <T>(work: Parameters<Database['inAuthority']>[1]) => db.inAuthority(authorityId, work) as Promise<T>
  must(await execute(contextOf(db, authorityId, { now: '2026-01-01T01:00:00Z' }), publishProgram, { text }))
  const officeOrg = await givenOrg(db, authorityId, '督查室')
  await inside((tx) =>
    sql`update org set is_office = true where authority_id = ${authorityId} and id = ${officeOrg}`.execute(tx),
  )
  const units: Record<string, string> = {}
  for (const name of ['甲局', '乙局', '丙局', '丁局']) {
    const id = await givenOrg(db, authorityId, name)
    units[name] = id
    await inside((tx) =>
      sql`insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id) values (${authorityId}, ${newId()}, 'drive', 'all_units', 'org', ${id})`.execute(
        tx,
      ),
    )
  }
  const unit = (name: string) => units[name] ?? ''
  const people = {
    office: await givenPerson(db, authorityId, '督甲', officeOrg),
    head: await givenPerson(db, authorityId, '甲长', unit('甲局')),
    clerk: await givenPerson(db, authorityId, '乙员', unit('乙局')),
  }
  const actors = {
    office: actorWith('office', { personId: people.office, orgIds: [officeOrg] }),
    head: ofUnit('head', people.head, unit('甲局')),
    clerk: ofUnit('handler', people.clerk, unit('乙局')),
    leader: actorWith('leader'),
    viewer: actorWith('viewer'),
  }
  const as = (name: keyof typeof actors, now: string, more: Partial<Ctx> = {}) =>
    contextOf(db, authorityId, { actor: actors[name], now, ...more })
  const run = async (now: string) =>
    must(await execute(as('office', now), runProgram, { program: 'drive', full: true, reason: 'by_hand' }))
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await inside<{ rows: T[] }>((tx) => query.execute(tx))).rows
  const firm = (name: string) => givenEnterprise(db, authorityId, name)
  return { db, authorityId, unit, units, people, as, run, rows, firm }
}

function ofUnit(role: 'head' | 'handler', personId: string, orgId: string) {
  return actorWith(role, {
    personId,
    orgIds: [orgId],
    grants: [{ role, scope: 'org', orgId: null, areaId: null, programKey: null }],
  })
}
