import { beforeAll, describe, expect, it } from 'vitest'
import { changeMeeting } from '#app/meeting/change-meeting.ts'
import { closeMeeting } from '#app/meeting/close-meeting.ts'
import { draftMeetingPaper } from '#app/meeting/meeting-paper.ts'
import { planMeeting } from '#app/meeting/plan-meeting.ts'
import { readMeeting } from '#app/meeting/read-meeting.ts'
import { readDraft } from '#app/paper/list-drafts.ts'
import { readDraftFile } from '#app/paper/paper-file.ts'
import { execute } from '#app/use-case.ts'
import type { Database } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

describe('the papers of a meeting', () => {
  it('are its agenda before, and its minutes once the record is closed, with who was there and who does what until when', async () => {
    const world = await guaranteeWorld(db, 'meeting-paper')
    const office = (now: string) => world.as('office', now)
    const { id } = must(
      await execute(office('2026-05-11T01:00:00Z'), planMeeting, {
        programKey: PROGRAM,
        meeting: 'dispatch',
        title: '周调度会',
        place: '二楼会议室',
        at: '2026-05-12T09:00:00+08:00',
        orgId: world.officeOrg,
      }),
    )
    const NOW = '2026-05-12T03:00:00Z'
    const agenda = must(await execute(office(NOW), draftMeetingPaper, { id, of: 'agenda' }))
    const drafted = must(await execute(office(NOW), readDraft, { id: agenda.id }))
    expect(drafted.paperTitle).toBe('会议议程')
    expect(JSON.stringify(drafted.content)).toContain('二楼会议室')
    expect(await execute(office(NOW), draftMeetingPaper, { id, of: 'minutes' })).toMatchObject({
      error: { code: 'meeting.not_closed' },
    })
    const { revision } = must(await execute(office(NOW), readMeeting, { id }))
    must(
      await execute(office(NOW), changeMeeting, {
        id,
        revision,
        attendees: [
          { orgId: world.money, state: 'came' },
          { orgId: world.land, state: 'excused', reason: '省里开会' },
          { orgId: world.village, state: 'substitute', substitute: '王副局长' },
        ],
        decisions: [{ matter: 'decision', title: '三日内上门对接', leadOrgId: world.money, dueDay: '2026-05-15' }],
        minutesText: '会议听取了进展。',
      }),
    )
    must(await execute(office(NOW), closeMeeting, { id }))
    const minutes = must(await execute(office(NOW), draftMeetingPaper, { id, of: 'minutes' }))
    const { format, content } = must(await execute(office(NOW), readDraft, { id: minutes.id }))
    expect(format).toBe('minutes')
    expect(content.presence).toEqual([
      { label: '出席', names: '财金局' },
      { label: '请假', names: '国土分局' },
      { label: '列席', names: '王副局长（代招商局）' },
    ])
    expect(content.blocks).toContainEqual(
      expect.objectContaining({ kind: 'table', rows: [['三日内上门对接', '财金局', '2026年5月15日']] }),
    )
    const file = must(await execute(office(NOW), readDraftFile, { id: minutes.id, as: 'docx' }))
    expect(file.content.byteLength).toBeGreaterThan(1000)
    expect(await execute(world.as('firm', NOW), draftMeetingPaper, { id, of: 'minutes' })).toMatchObject({ ok: false })
  })
})
