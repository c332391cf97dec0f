import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { headingNumber, type PaperBlock } from '#domain/paper/block.ts'
import { paperDay, sentence } from '#domain/paper/paper-text.ts'
import { fail, ok } from '#domain/result.ts'
import { insertPaperDraft } from '#storage/paper-draft-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { meetingPaperOf } from '../paper/built-in.ts'
import { useCase } from '../use-case.ts'
import { readMeeting } from './read-meeting.ts'

/** A meeting as its page reads it: what its reader may not see is in no paper of his either. */
export type MeetingRead = Extract<Awaited<ReturnType<typeof readMeeting.run>>, { ok: true }>['value']['out']

/**
 * Drafts the agenda (before) or the minutes (after) of a meeting as a paper: the one the program declares for it, else
 * the general one. Minutes are set in the format of 纪要 with who was present, excused and sat in; only a closed record
 * gives minutes.
 */
export const draftMeetingPaper = useCase({
  name: 'meeting.draft_paper',
  input: z.object({ id: z.guid(), of: z.enum(['agenda', 'minutes']) }),
  async run(ctx, { id, of }) {
    const read = await readMeeting.run(ctx, { id })
    if (!read.ok) return read
    const meeting = read.value.out
    const allowed = can(ctx.actor, 'meeting.draft_paper', {
      kind: 'meeting',
      programKey: meeting.programKey,
      orgIds: [meeting.org?.id ?? null],
      personIds: [meeting.person?.id ?? null],
      areaId: meeting.area?.id ?? null,
    })
    if (!allowed.ok) return allowed
    if (meeting.voidedAt) return fail('meeting.cancelled', { reason: meeting.voidReason ?? '' })
    if (of === 'minutes' && meeting.state !== 'closed') return fail('meeting.not_closed')
    const program = await findProgramNow(ctx, meeting.programKey)
    if (!program) return fail('program.not_found', { program: meeting.programKey })
    const declared = meetingPaperOf(program, of)
    const draftId = newId()
    const day = dayOf(ctx, meeting.at)
    await insertPaperDraft(ctx.tx, ctx.authorityId, {
      id: draftId,
      programKey: program.id,
      paper: declared.id,
      title: `${meeting.title || meeting.kind}${of === 'agenda' ? '议程' : '纪要'}（${paperDay(day)}）`,
      format: of === 'minutes' ? 'minutes' : 'document',
      matterId: null,
      personId: meeting.person?.id ?? null,
      orgId: meeting.org?.id ?? null,
      enterpriseId: null,
      projectId: null,
      areaId: meeting.area?.id ?? null,
      toNames: [],
      copyNames: [],
      calendar: null,
      ordinal: null,
      content: {
        meeting: id,
        blocks: of === 'agenda' ? agendaBlocks(ctx, meeting) : minutesBlocks(ctx, meeting),
        ...(of === 'minutes' ? { presence: presenceOf(meeting) } : {}),
      },
      draftedBy: ctx.actor.accountId,
      recordedAt: ctx.now,
    })
    return ok({
      out: { id: draftId },
      trace: { thingKind: 'paper_draft', thingId: draftId, detail: { meeting: id, paper: declared.id } },
    })
  },
})

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })
const heading = (n: number, text: string): PaperBlock => ({
  kind: 'heading',
  level: 1,
  text: `${headingNumber(1, n)}${text}`,
})

/** 出席、请假、列席: whoever came, who was excused, and who came in somebody's place. */
export function presenceOf(meeting: MeetingRead): { label: string; names: string }[] {
  const named = (states: readonly string[], say: (one: MeetingRead['attendance'][number]) => string) =>
    meeting.attendance.filter(({ state }) => states.includes(state)).map(say)
  const name = (one: MeetingRead['attendance'][number]) => one.person?.name ?? one.org?.name ?? '—'
  const lines = [
    { label: '出席', names: named(['came'], name) },
    { label: '请假', names: named(['excused'], name) },
    { label: '列席', names: named(['substitute'], (one) => `${one.substitute ?? ''}（代${name(one)}）`) },
  ]
  return lines.flatMap(({ label, names }) => (names.length > 0 ? [{ label, names: names.join('、') }] : []))
}

function whenAndWhere(ctx: TxCtx, meeting: MeetingRead): PaperBlock {
  const time = new Intl.DateTimeFormat('zh-CN', {
    timeZone: ctx.timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(meeting.at))
  const said = [
    `时间：${time}`,
    meeting.place ? `地点：${meeting.place}` : '',
    meeting.chair ? `主持：${meeting.chair.name}` : '',
  ]
  return paragraph(`${said.filter(Boolean).join('；')}。`)
}

/** More items than this are listed in an attachment: the agenda itself is a page. */
const MOST_INLINE = 6

/** The items under the headings of the rules that drew them, in the order of the meeting. */
function agendaBlocks(ctx: TxCtx, meeting: MeetingRead): PaperBlock[] {
  const items = meeting.items.filter((one) => one.dropped === null && one.title !== null)
  const groups = [
    ...Map.groupBy(items, (one) => one.heading ?? (one.source === 'not_done' ? '上次未落实的' : '其他议题')),
  ]
  if (groups.length === 0) return [whenAndWhere(ctx, meeting), paragraph('没有列入议题。')]
  if (items.length <= MOST_INLINE)
    return [
      whenAndWhere(ctx, meeting),
      ...groups.flatMap(([title, ones], n) => [
        heading(n + 1, title),
        ...ones.map((one, at) => paragraph([`${at + 1}. ${one.title}`, one.note].filter(Boolean).join('：'))),
      ]),
    ]
  const from = groups.map((_, n) => groups.slice(0, n).reduce((sum, [, ones]) => sum + ones.length, 1))
  return [
    whenAndWhere(ctx, meeting),
    ...groups.map(([title, ones], n) =>
      paragraph(`${headingNumber(1, n + 1)}${title}（${ones.length} 项，见附件${range(from[n] ?? 1, ones.length)}）`),
    ),
    { kind: 'attachment', title: '议题清单' },
    ...groups.map(([title, ones], n) => itemTable(title, ones, from[n] ?? 1)),
  ]
}

const range = (from: number, count: number): string =>
  count === 1 ? `第 ${from} 项` : `第 ${from} 至 ${from + count - 1} 项`

/** The items of a heading one by one, numbered through the agenda. */
function itemTable(title: string, ones: readonly MeetingRead['items'][number][], from: number): PaperBlock {
  return {
    kind: 'table',
    title,
    columns: [
      { title: '序号', number: true, width: 1.2 },
      { title: '议题', width: 7 },
      { title: '说明', width: 4.4 },
    ],
    rows: ones.map((one, n) => [String(from + n), one.title ?? '', one.note]),
  }
}

/** What was said on each item, then the decisions with who does what until when. */
function minutesBlocks(ctx: TxCtx, meeting: MeetingRead): PaperBlock[] {
  const said = meeting.items.filter((one) => one.dropped === null && one.title !== null && one.minutes !== '')
  const parts: PaperBlock[][] = []
  if (said.length > 0)
    parts.push([
      paragraph('研究事项'),
      ...said.map((one, n) => paragraph(`${n + 1}. ${one.title}。${sentence(one.minutes)}`)),
    ])
  if (meeting.decided.length > 0)
    parts.push([
      paragraph('议定事项'),
      {
        kind: 'table',
        columns: [
          { title: '议定事项', width: 5 },
          { title: '责任单位', width: 2.6 },
          { title: '完成时限', width: 2.8 },
        ],
        rows: meeting.decided.map((one) => [
          [one.title, one.body].filter(Boolean).join('：'),
          one.lead?.name ?? '—',
          one.dueDay ? paperDay(one.dueDay) : '—',
        ]),
      },
    ])
  const numbered = parts.flatMap(([title, ...rest], n) => [
    heading(n + 1, title?.kind === 'paragraph' ? title.text : ''),
    ...rest,
  ])
  return [
    whenAndWhere(ctx, meeting),
    ...(meeting.minutesText ? [paragraph(sentence(meeting.minutesText))] : []),
    ...numbered,
    ...(meeting.minutesText || numbered.length > 0 ? [] : [paragraph('没有记录。')]),
  ]
}
