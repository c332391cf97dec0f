import type { ChangeMeeting, Meeting } from '../../api/meetings.ts'
import type { Picked } from '../../ui/search-pick.tsx'

export type DraftItem = Pick<Meeting['items'][number], 'title' | 'minutes' | 'dropped'> & {
  readonly id: string | undefined
  readonly drawn: Meeting['items'][number] | undefined
}
export type DraftAttendee = Omit<Meeting['attendance'][number], 'id'> & { readonly id: string | undefined }
export type DraftDecision = {
  readonly id: string | undefined
  readonly itemId: string | null
  readonly matter: string
  readonly title: string
  readonly body: string
  readonly lead: Picked | null
  readonly dueDay: string | null
}
/** What somebody is changing of a planned meeting, before it is saved. */
export type MeetingDraft = {
  readonly minutesText: string
  readonly place: string
  readonly chair: Picked | null
  readonly items: readonly DraftItem[]
  readonly attendance: readonly DraftAttendee[]
  readonly decided: readonly DraftDecision[]
}

export function draftOf(meeting: Meeting): MeetingDraft {
  return {
    minutesText: meeting.minutesText,
    place: meeting.place,
    chair: meeting.chair,
    items: meeting.items.map((one) => ({
      id: one.id,
      title: one.title,
      minutes: one.minutes,
      dropped: one.dropped,
      drawn: one,
    })),
    attendance: meeting.attendance,
    decided: meeting.decided.map(({ becomes: _, ...one }) => one),
  }
}

/** The draft as the API takes it. */
export function bodyOf(draft: MeetingDraft, revision: number): ChangeMeeting {
  return {
    revision,
    minutesText: draft.minutesText,
    place: draft.place,
    chairId: draft.chair?.id ?? null,
    items: draft.items.map(({ id, title, minutes, dropped, drawn }) => ({
      ...(id ? { id } : {}),
      ...(drawn === undefined && title ? { title } : {}),
      minutes,
      dropped,
    })),
    attendees: draft.attendance.map(({ id, person, org, state, substitute, reason }) => ({
      ...(id ? { id } : {}),
      personId: person?.id ?? null,
      orgId: org?.id ?? null,
      state,
      substitute: state === 'substitute' ? substitute : null,
      reason: state === 'excused' ? reason || null : null,
    })),
    decisions: draft.decided.map(({ id, lead, ...one }) => ({
      ...(id ? { id } : {}),
      ...one,
      leadOrgId: lead?.id ?? null,
    })),
  }
}

/** A list with one entry a place up or down. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list]
  const [one] = next.splice(at, 1)
  if (one !== undefined) next.splice(at + by, 0, one)
  return next
}

export function replaced<T>(list: readonly T[], at: number, change: Partial<T>): T[] {
  return list.map((one, n) => (n === at ? { ...one, ...change } : one))
}
