import { beforeAll, describe, expect, it } from 'vitest'
import { closePhase, reopenPhase } from '#app/campaign/close-phase.ts'
import { readCampaign } from '#app/campaign/read-campaign.ts'
import { readUnitList } from '#app/campaign/read-unit-list.ts'
import { urgeUndone } from '#app/campaign/urge-undone.ts'
import { listDuties } from '#app/duty/list-duties.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { recordMeeting } from '#app/meeting/record-meeting.ts'
import { submitReport } from '#app/report/submit-report.ts'
import { execute } from '#app/use-case.ts'
import { isReached, phaseState } from '#domain/campaign/phase.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { must, referenceDatabase } from '../matter/world.ts'
import { type DriveWorld, driveWorld } from './world.ts'

let db: Database
let world: DriveWorld
const FEB = '2026-02-25T02:00:00Z'

async function kickOff(unit: string, at: string) {
  const meeting = { programKey: 'drive', meeting: 'kickoff', at, orgId: world.unit(unit), attendees: 30 }
  must(await execute(world.as('office', at), recordMeeting, meeting))
}
const campaign = async (now = FEB) => must(await execute(world.as('office', now), readCampaign, { program: 'drive' }))
const dutyIn = (board: Awaited<ReturnType<typeof campaign>>, duty: string) =>
  board.duties.find((one) => one.duty === duty)

beforeAll(async () => {
  db = await referenceDatabase()
  world = await driveWorld(db, 'drive-a')
  await kickOff('甲局', '2026-02-03T01:00:00Z')
  await kickOff('乙局', '2026-02-10T15:59:00Z')
  await kickOff('丙局', '2026-02-11T01:00:00Z')
  for (const unit of ['甲局', '乙局', '丙局']) {
    const report = { programKey: 'drive', report: 'plan', body: '方案全文', orgId: world.unit(unit) }
    must(await execute(world.as('office', '2026-02-12T01:00:00Z'), submitReport, report))
  }
  await world.run(FEB)
})

describe('phases and gates', () => {
  it('a phase is to come, runs through its last day, is over after it, and closed when a person closed it', () => {
    const phase = { from: '2026-01-05', to: '2026-02-27' }
    expect(
      ['2026-01-04', '2026-01-05', '2026-02-27', '2026-02-28'].map((day) => phaseState(phase, day, false)),
    ).toEqual(['to_come', 'running', 'running', 'over'])
    expect(phaseState(phase, '2026-02-01', true)).toBe('closed')
  })

  it('counts a gate in whole units: 95 % of 20 is 19, of 19 it is all of them', () => {
    const seen = (done: number, owed: number) => isReached({ duty: 'x', share: 0.95, done, owed })
    expect([seen(19, 20), seen(18, 20), seen(18, 19), seen(19, 19), seen(0, 0)]).toEqual([
      true,
      false,
      false,
      true,
      true,
    ])
  })
})

describe('the board of a campaign', () => {
  it('computes the shares from what was recorded, and names who is missing', async () => {
    const board = await campaign()
    expect(board.phases.map(({ id, state }) => [id, state])).toEqual([
      ['mobilise', 'running'],
      ['carry_out', 'to_come'],
    ])
    // Held late is held; the one that has not is named.
    expect(dutyIn(board, 'kickoff')).toMatchObject({ phase: 'mobilise', done: 3, owed: 4, late: 1, overdue: 1 })
    expect(dutyIn(board, 'kickoff')?.missing).toMatchObject([{ name: '丁局', state: 'missed', dueDay: '2026-02-10' }])
    expect(board.phases[0]?.gate).toMatchObject([
      { duty: 'kickoff', share: 0.96, done: 3, owed: 4, reached: false },
      { duty: 'plan', share: 0.75, done: 3, owed: 4, reached: true },
    ])
  })

  it('opens exactly the rows behind a figure', async () => {
    const filter = { program: 'drive', rule: 'kickoff', state: ['open', 'missed'], ordinal: 0, limit: 50 }
    const list = must(await execute(world.as('office', FEB), listDuties, filter))
    expect([list.total, list.items.map((row) => row.org?.name)]).toEqual([1, ['丁局']])
  })

  it('counts a quota by times: two items in two weeks, one is half', async () => {
    const march = '2026-03-12T02:00:00Z'
    for (const unit of ['甲局', '甲局', '乙局'])
      must(
        await execute(world.as('office', '2026-03-11T02:00:00Z'), enterForm, {
          programKey: 'drive',
          form: 'media',
          values: { level: '省级' },
          orgId: world.unit(unit),
        }),
      )
    await world.run(march)
    expect(dutyIn(await campaign(march), 'media')).toMatchObject({ done: 1, owed: 4, have: 3, need: 8, times: 2 })
    await world.run(FEB)
  })

  it('shows a unit its own list with what fulfils each item, and nobody else’s', async () => {
    const own = must(
      await execute(world.as('clerk', FEB), readUnitList, { program: 'drive', orgId: world.unit('乙局') }),
    )
    expect(own.items.map(({ duty, done, owed, metBy }) => [duty, done, owed, metBy[0]?.kind])).toEqual([
      ['kickoff', 1, 1, 'meeting'],
      ['plan', 1, 1, 'report'],
      // The two weeks that reach into the phase have begun.
      ['media', 0, 1, 'form'],
    ])
    const other = must(
      await execute(world.as('clerk', FEB), readUnitList, { program: 'drive', orgId: world.unit('丁局') }),
    )
    expect(other.items).toEqual([])
  })
})

describe('urging', () => {
  const urge = (who: 'office' | 'clerk', now: string, more = {}) =>
    execute(world.as(who, now), urgeUndone, { program: 'drive', duty: 'kickoff', ...more })

  it('tells each who has not done it, once a day', async () => {
    expect(must(await urge('office', FEB, { words: '本周内补开' }))).toEqual({ urged: 1, urgedToday: 0 })
    expect(must(await urge('office', FEB))).toEqual({ urged: 0, urgedToday: 1 })
    expect(must(await urge('office', '2026-02-26T02:00:00Z'))).toEqual({ urged: 1, urgedToday: 0 })
    const told = await world.rows(
      sql<{
        org_id: string
        data: object
      }>`select org_id, data from notice where authority_id = ${world.authorityId} and kind = 'duty.urge' order by at`,
    )
    expect(told[0]).toMatchObject({
      org_id: world.unit('丁局'),
      data: { title: '动员会', words: '本周内补开', missed: true },
    })
    expect(told).toHaveLength(2)
  })

  it('is the office’s; and of what is done there is nothing to urge', async () => {
    expect(await urge('clerk', FEB)).toMatchObject({ ok: false, error: { code: 'access.role_missing' } })
    expect(await urge('office', FEB, { dutyIds: ['0199a6c2-7f4e-7c3a-9a51-2f5be20d3b11'] })).toMatchObject({
      ok: false,
      error: { code: 'campaign.nobody_to_urge' },
    })
    expect(await urge('office', FEB, { duty: 'kickof' })).toMatchObject({
      ok: false,
      error: { code: 'campaign.no_duty' },
    })
  })
})

describe('closing a phase', () => {
  const close = (phase: string, reason?: string, now = FEB) =>
    execute(world.as('office', now), closePhase, { program: 'drive', phase, ...(reason ? { reason } : {}) })

  it('asks for a reason where the gate is not reached, goes in order, and keeps both', async () => {
    expect(await close('mobilise')).toMatchObject({
      ok: false,
      error: { code: 'campaign.gate_not_reached', data: { short: ['动员会 3/4'] } },
    })
    expect(await close('carry_out')).toMatchObject({ ok: false, error: { code: 'campaign.phase_to_come' } })
    expect(await close('carry_out', '', '2026-03-02T02:00:00Z')).toMatchObject({
      ok: false,
      error: { code: 'campaign.earlier_phase_open', data: { phase: '动员阶段' } },
    })
    expect(must(await close('mobilise', '丁局机构调整，下月补开'))).toEqual({ phase: 'mobilise', reached: false })
    expect(await close('mobilise', '再来')).toMatchObject({
      ok: false,
      error: { code: 'campaign.phase_already_closed' },
    })
    expect((await campaign()).phases[0]).toMatchObject({
      state: 'closed',
      closed: { by: '督甲', reached: false, reason: '丁局机构调整，下月补开' },
    })
  })

  it('may be opened again with a reason, which stays in the audit', async () => {
    const again = { program: 'drive', phase: 'mobilise', reason: '误操作' }
    must(await execute(world.as('office', FEB), reopenPhase, again))
    expect((await campaign()).phases[0]).toMatchObject({ state: 'running', closed: null })
    expect(await execute(world.as('office', FEB), reopenPhase, again)).toMatchObject({
      ok: false,
      error: { code: 'campaign.phase_not_closed' },
    })
    const [row] = await world.rows(
      sql<{
        detail: { reason: string }
      }>`select detail from audit where authority_id = ${world.authorityId} and act = 'phase.reopen'`,
    )
    expect(row?.detail.reason).toBe('误操作')
  })
})
