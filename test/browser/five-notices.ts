import { readFile } from 'node:fs/promises'
import { hashPassword } from '#app/account/password-hash.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import type { Role, Scope } from '#domain/access/actor.ts'
import { newId } from '#domain/id.ts'
import type { Program } from '#program/model.ts'
import { checkProgramFile } from '#program/program-folder.ts'
import { insertAccount } from '#storage/account-store.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { insertGrant } from '#storage/role-store.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority } from '#test/support/database.ts'
import { ROOT } from '#test/support/program.ts'
import { type BrowserHouse, openBrowserHouse } from './house.ts'

/** The programs of the five notices; the fifth notice's three parts are one program each. */
export const FIVE = [
  'county-leaders-projects',
  'district-effectiveness-year',
  'ruijin-service-year',
  'tongxiang-liaison',
  'huaihua-rectification',
  'huaihua-guarantee',
] as const

/** A Friday on which all of them are in force. */
export const NOW = '2026-10-16T02:00:00.000Z'
export const PASSWORD = 'Deng-Long-2026'

export type FiveNotices = {
  readonly house: BrowserHouse
  readonly programs: readonly Program[]
  readonly ids: Readonly<
    Record<'office' | 'section' | 'clerk' | 'head' | 'cadre' | 'firm' | 'project' | 'area', string>
  >
}

/**
 * One authority that runs all five notices: an office, a section with its head, an enterprise of which everything is known and the
 * cadre who is there for it, each with an account of that name. All names are invented.
 */
export async function openFiveNotices(): Promise<FiveNotices> {
  const house = await openBrowserHouse(NOW)
  const { db } = house
  const authorityId = await createAuthority(db)
  const ctx = contextOf(db, authorityId, { now: NOW })
  const programs: Program[] = []
  for (const name of FIVE) {
    const folder = `${ROOT}/programs/${name}`
    const done = await execute(ctx, publishProgram, { text: await readFile(`${folder}/program.yaml`, 'utf8') })
    if (!done.ok) throw new Error(JSON.stringify(done.error))
    const checked = checkProgramFile(folder)
    if (checked.ok) programs.push(checked.program)
  }
  const ids = await people(db, authorityId)
  await rosters(db, authorityId, programs, ids)
  for (const { id } of programs) {
    const done = await execute(ctx, runProgram, { program: id, full: true })
    if (!done.ok) throw new Error(JSON.stringify(done.error))
  }
  return { house, programs, ids }
}

async function people(db: Database, a: string): Promise<FiveNotices['ids']> {
  const ids = {
    office: newId(),
    section: newId(),
    clerk: newId(),
    head: newId(),
    cadre: newId(),
    firm: newId(),
    project: newId(),
    area: newId(),
  }
  const passwordHash = await hashPassword(PASSWORD)
  await db.inAuthority(a, async (tx) => {
    await sql`insert into area (authority_id, id, name) values (${a}, ${ids.area}, '东片区')`.execute(tx)
    for (const [id, name, isOffice] of [
      [ids.office, '联络办', true],
      [ids.section, '综合科', false],
    ] as const)
      await sql`insert into org (authority_id, id, name, is_office) values (${a}, ${id}, ${name}, ${isOffice})`.execute(
        tx,
      )
    for (const [id, name, org, phone] of [
      [ids.clerk, '安灯', ids.office, '13800000001'],
      [ids.head, '王明', ids.section, '13800000002'],
      [ids.cadre, '李笼', ids.section, '13800000003'],
    ] as const) {
      await sql`insert into person (authority_id, id, name, phone) values (${a}, ${id}, ${name}, ${phone})`.execute(tx)
      await sql`insert into post (authority_id, id, person_id, org_id, title, from_day)
        values (${a}, ${newId()}, ${id}, ${org}, '科员', '2020-01-01')`.execute(tx)
    }
    await sql`insert into enterprise (authority_id, id, name, name_key, credit_code, area_id, address, contact_name, contact_phone, classes, industry_code, size)
      values (${a}, ${ids.firm}, '红星面粉厂', '红星面粉厂', '91431200MA4L00001X', ${ids.area}, '东片区一号路 1 号', '钱某', '13900001234', '{规上工业}', '1311', '中型')`.execute(
      tx,
    )
    await sql`insert into project (authority_id, id, name, org_id) values (${a}, ${ids.project}, '园区道路', ${ids.section})`.execute(
      tx,
    )
    const account = async (
      login: string,
      role: Role,
      scope: Scope,
      whose: { personId?: string; enterpriseId?: string },
    ) => {
      const id = newId()
      const { personId = null, enterpriseId = null } = whose
      await insertAccount(tx, a, {
        id,
        login,
        name: login,
        passwordHash,
        mustChange: false,
        personId,
        enterpriseId,
        at: NOW,
      })
      const grant = { role, scope, orgId: null, areaId: null, programKey: null, grantedBy: null } as const
      await insertGrant(tx, a, { id: newId(), accountId: id, at: NOW, ...grant })
    }
    await account('office', 'office', 'authority', { personId: ids.clerk })
    await account('head', 'head', 'org', { personId: ids.head })
    await account('cadre', 'cadre', 'own', { personId: ids.cadre })
    await account('enterprise', 'enterprise', 'own', { enterpriseId: ids.firm })
  })
  return ids
}

/** Everybody is in every group of his kind, and the cadre is there for the enterprise under every program that pairs. */
async function rosters(db: Database, a: string, programs: readonly Program[], ids: FiveNotices['ids']): Promise<void> {
  const members = { org: ids.section, person: ids.cadre, enterprise: ids.firm, project: ids.project, area: ids.area }
  await db.inAuthority(a, async (tx) => {
    for (const { id: key, roster, links } of programs) {
      for (const group of roster)
        if (group.of in members && group.members.kind === 'listed')
          await sql`insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id)
            values (${a}, ${newId()}, ${key}, ${group.id}, ${group.of}, ${members[group.of as keyof typeof members]})`.execute(
            tx,
          )
      for (const link of links)
        if (link.holderOf === 'person' && link.targetOf === 'enterprise')
          await sql`insert into link (authority_id, id, program_key, link, person_id, org_id, target_kind, enterprise_id, kinds, from_day, recorded_at)
            values (${a}, ${newId()}, ${key}, ${link.id}, ${ids.cadre}, ${ids.section}, 'enterprise', ${ids.firm}, ${link.kinds}, '2026-01-01', ${NOW})`.execute(
            tx,
          )
    }
  })
}
