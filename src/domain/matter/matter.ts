import type { InstantString, PlainDateString } from '../calendar/day.ts'
import type { Clock } from './clock.ts'

export const MATTER_STATES = {
  recorded: '待分办',
  assigned: '待签收',
  working: '办理中',
  answered: '已答复',
  closed: '已销号',
  dismissed: '不予受理',
  suspended: '挂账',
  merged: '已并案',
} as const
export type MatterState = keyof typeof MATTER_STATES

/** A matter in one of these is nobody's work any more. */
export const ENDED: readonly MatterState[] = ['closed', 'dismissed', 'merged']

export type PartyRole = 'lead' | 'parallel' | 'assist'

/** What sort of matter it is and how grave, by the program's own words. */
export const CLASSES = ['category', 'urgency', 'weight', 'level'] as const
export type Classes = { readonly [C in (typeof CLASSES)[number]]: string | null }

/** A unit at work on the matter. `until` set: it was taken off. */
export type MatterParty = {
  readonly orgId: string
  readonly role: PartyRole
  readonly since: InstantString
  readonly until: InstantString | null
  readonly signedAt: InstantString | null
  readonly answeredAt: InstantString | null
  /** Its objection was ruled on and the question is locked. */
  readonly locked: boolean
}

/** `solved` and `confirmed` are solutions, `explained` an answer without one, `open` stays in the ledger. The only thing rates look at. */
export type CountsAs = 'solved' | 'confirmed' | 'explained' | 'open'

/** How the enterprise stands to the answer. Silence is an outcome of its own and never counts as agreement. */
export type Agreed = 'not_asked' | 'enterprise_agreed' | 'silent' | 'disputed'

/** What has been shown for the present answer; an answer, a return or a reopening begins it anew. */
export type Standing = {
  readonly agreed: Agreed
  readonly callback: 'passed' | 'failed' | null
  readonly headSigned: boolean
  readonly officeChecked: boolean
  readonly evidence: number
  readonly sealedReply: boolean
}

/** An end that counted, and what became of it. A refuted one is a false closure; no act takes it away. */
export type Closing = {
  readonly id: string
  readonly end: string
  readonly countsAs: CountsAs
  readonly at: InstantString
  readonly orgId: string | null
  readonly personId: string | null
  readonly agreed: Agreed
  readonly evidence: number
  readonly signals: readonly string[]
  readonly refutedAt: InstantString | null
  readonly refutedBy: 'callback' | 'enterprise' | null
}

/** How the matter should go by the program's routes, for whoever assigns it. */
export type Suggestion = {
  readonly give: 'order' | 'submission' | 'record'
  readonly orgIds: readonly string[]
  readonly clause: string | null
}

export type Objection = { readonly orgId: string; readonly at: InstantString; readonly reason: string }

export type ExtensionAsked = {
  readonly orgId: string | null
  readonly clockId: string
  readonly add: { readonly n: number; readonly unit: 'hours' | 'days' | 'working_days' | 'weeks' | 'months' }
  readonly at: InstantString
  readonly reason: string
  /** A leader has written on it since it was asked. */
  readonly approved: boolean
}

/** The fold of a matter's acts. Everything in it follows from them; nothing else writes it. */
export type Matter = {
  readonly id: string
  readonly number: string
  readonly programKey: string
  readonly programVersion: number
  /** The declaration's id in the program. */
  readonly matter: string
  readonly kind: string
  readonly title: string
  readonly body: string
  readonly category: string | null
  readonly urgency: string | null
  readonly weight: string | null
  readonly source: string | null
  readonly document: string | null
  readonly level: string | null
  readonly sealed: boolean
  readonly state: MatterState
  readonly end: string | null
  readonly countsAs: CountsAs | null
  /** 0: the program has no tiers; else 1 for the first. */
  readonly tier: number
  readonly tierId: string | null
  readonly parties: readonly MatterParty[]
  readonly leaderId: string | null
  readonly handlerId: string | null
  readonly personId: string | null
  /** The unit it is counted for while no unit leads it: the holder's. */
  readonly holderOrgId: string | null
  /** The unit a complaint or a report is about (被反映单位); absent: it complains of nobody. */
  readonly respondentId?: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly areaId: string | null
  readonly visitId: string | null
  readonly raisedBy: 'official' | 'enterprise' | 'public' | 'system'
  readonly raiserPersonId: string | null
  readonly about: { readonly kind: string; readonly id: string } | null
  readonly mergedInto: string | null
  readonly splitFrom: string | null
  /** Units that the service catalogue names for it, by name and by kind. */
  readonly units: readonly string[]
  readonly unitKinds: readonly string[]
  readonly repeatOf: string | null
  readonly suggestion: Suggestion | null
  /** The day and the standard that the order itself set; absent: the program's own hold. */
  readonly finishBy?: PlainDateString | null
  readonly standard?: string | null
  readonly objection: Objection | null
  readonly extension: ExtensionAsked | null
  readonly slips: readonly string[]
  readonly standing: Standing
  readonly clocks: readonly Clock[]
  readonly closings: readonly Closing[]
  /** Acts taken so far: `extend`, and by unit `extend@<org id>`. */
  readonly taken: Readonly<Record<string, number>>
  readonly reopened: number
  readonly returned: number
  readonly extended: number
  readonly refused: number
  readonly disputed: number
  readonly at: InstantString
  readonly recordedAt: InstantString
  readonly answeredAt: InstantString | null
  readonly closedAt: InstantString | null
  readonly nextReview: PlainDateString | null
  /** Number of acts, refused ones among them: the optimistic lock. */
  readonly acts: number
}

export const FRESH_STANDING: Standing = {
  agreed: 'not_asked',
  callback: null,
  headSigned: false,
  officeChecked: false,
  evidence: 0,
  sealedReply: false,
}

/** The units at work on it now. */
export function partiesNow(matter: Matter): readonly MatterParty[] {
  return matter.parties.filter((party) => party.until === null)
}

export function leadOf(matter: Matter): MatterParty | undefined {
  return matter.parties.find((party) => party.until === null && party.role === 'lead')
}

export type Owner =
  | { readonly kind: 'org'; readonly orgId: string }
  | { readonly kind: 'leader'; readonly personId: string }
  | { readonly kind: 'office' }

/** Who must act next for it to move: one, always. A leading unit comes before the leader it was submitted to. */
export function ownerOf(matter: Matter): Owner {
  const lead = leadOf(matter)
  if (lead) return { kind: 'org', orgId: lead.orgId }
  if (matter.leaderId && matter.state !== 'recorded') return { kind: 'leader', personId: matter.leaderId }
  return { kind: 'office' }
}

/** The unit it is counted for: the one that leads, or led when it ended, else the holder's. */
export function countedFor(matter: Matter): string | null {
  return leadOf(matter)?.orgId ?? matter.holderOrgId
}

/** Closings that a call-back or the enterprise refuted. */
export function falseClosures(matter: Matter): number {
  return matter.closings.filter((closing) => closing.refutedAt !== null).length
}

export function isOpen(matter: Matter): boolean {
  return !ENDED.includes(matter.state)
}

/** What a writer must have seen: it grows with every act that changed something. */
export function revisionOf(matter: Matter): number {
  return matter.acts - matter.refused
}
