import { answerQuestionnaire, openQuestionnaire } from '#app/evaluation/answer-questionnaire.ts'
import { drawUpEvaluation } from '#app/evaluation/draw-up.ts'
import { issueTickets } from '#app/evaluation/issue-tickets.ts'
import { execute } from '#app/use-case.ts'
import type { Actor } from '#domain/access/actor.ts'
import { newId } from '#domain/id.ts'
import type { Database } from '#storage/open-database.ts'
import { sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenEnterprise, givenOrg } from '#test/support/people.ts'
import { putInForce } from '#test/support/publish.ts'

/** Nobody: a visitor with a ticket. */
export const VISITOR: Actor = {
  via: 'link',
  accountId: null,
  personId: null,
  enterpriseId: null,
  orgIds: [],
  grants: [],
  system: false,
}

export type Fair = {
  db: Database
  authorityId: string
  counties: [string, string]
  mill: string
}

/** The lantern fair with two counties to be judged by its visitors. */
export async function lanternFair(): Promise<Fair> {
  const { db } = await testDatabase()
  const authorityId = await createAuthority(db)
  await putInForce(db, authorityId, '_lantern')
  const counties: [string, string] = [
    await givenOrg(db, authorityId, '东灯县'),
    await givenOrg(db, authorityId, '西灯县'),
  ]
  const mill = await givenEnterprise(db, authorityId, '红灯作坊')
  await db.inAuthority(authorityId, async (tx) => {
    for (const org of counties)
      await sql`
        insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id)
        values (${authorityId}, ${newId()}, 'lantern_contest', 'counties', 'org', ${org})`.execute(tx)
  })
  return { db, authorityId, counties, mill }
}

export const office = ({ db, authorityId }: Fair, now?: string) => contextOf(db, authorityId, now ? { now } : {})
export const visitor = ({ db, authorityId }: Fair, now?: string) =>
  contextOf(db, authorityId, { actor: VISITOR, network: '203.0.113.0/24', ...(now ? { now } : {}) })

export const ROUND = {
  programKey: 'lantern_contest',
  form: 'opinion',
  title: '观众评议',
  audience: 'public',
  subjectGroup: 'counties',
  fromDay: '2026-05-01',
  toDay: '2026-05-31',
} as const

export async function drawnUp(fair: Fair, more: object = {}): Promise<{ id: string; minimum: number }> {
  const made = await execute(office(fair), drawUpEvaluation, { ...ROUND, ...more })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

export async function tickets(fair: Fair, id: string, count: number): Promise<readonly string[]> {
  const issued = await execute(office(fair), issueTickets, { id, count })
  if (!issued.ok) throw new Error(JSON.stringify(issued.error))
  return issued.value.codes
}

export const open = (fair: Fair, code: string, now?: string) => execute(visitor(fair, now), openQuestionnaire, { code })
export const say = (fair: Fair, code: string, answers: readonly { orgId: string; values: object }[], now?: string) =>
  execute(visitor(fair, now), answerQuestionnaire, { code, answers })
