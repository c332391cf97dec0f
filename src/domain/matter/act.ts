import type { InstantString, PlainDateString } from '../calendar/day.ts'
import type { ActName, MatterRole } from './act-names.ts'
import type { Clock } from './clock.ts'
import type { Agreed, Classes, Closing, CountsAs, ExtensionAsked, Matter, Suggestion } from './matter.ts'

/** What an act did to the clocks; kept in the act, so that the fold needs no calendar. */
export type ClockChange =
  | { readonly do: 'open'; readonly clock: Clock }
  | { readonly do: 'meet'; readonly id: string; readonly at: InstantString; readonly late: boolean }
  /** The order was withdrawn before the limit was over: owed by nobody any more. */
  | { readonly do: 'cancel'; readonly id: string; readonly at: InstantString }
  /** Withdrawn after the limit was over: taking the work away does not undo the miss. */
  | { readonly do: 'miss'; readonly id: string; readonly at: InstantString }
  | { readonly do: 'set'; readonly clock: Clock }

export type Units = {
  readonly lead: string
  readonly parallel: readonly string[]
  readonly assist: readonly string[]
}

/** The facts a matter begins with. */
export type Recorded = Pick<
  Matter,
  | 'id'
  | 'number'
  | 'programKey'
  | 'matter'
  | 'kind'
  | 'title'
  | 'body'
  | 'category'
  | 'urgency'
  | 'weight'
  | 'source'
  | 'document'
  | 'level'
  | 'sealed'
  | 'personId'
  | 'holderOrgId'
  | 'respondentId'
  | 'enterpriseId'
  | 'projectId'
  | 'areaId'
  | 'visitId'
  | 'raisedBy'
  | 'raiserPersonId'
  | 'about'
  | 'splitFrom'
  | 'units'
  | 'unitKinds'
  | 'repeatOf'
> & { readonly recordedAt: InstantString; readonly suggestion: Suggestion | null; readonly tierId: string | null }

/** What each act says, as it is kept. */
export type ActData = {
  record: Recorded
  dismiss: { readonly ground: string | null; readonly refer: string | null }
  assign:
    | { readonly give: 'order'; readonly units: Units; readonly finishBy?: PlainDateString; readonly standard?: string }
    | { readonly give: 'submission'; readonly leaderId: string }
  /** All four as they now are; `was` what of them was otherwise. Before anybody has it, also whose it should be. */
  classify: Classes & {
    readonly was: Partial<Classes>
    readonly routed: Pick<Matter, 'units' | 'unitKinds' | 'suggestion'> | null
  }
  sign: { readonly orgId: string; readonly handlerId: string | null; readonly network: string | null }
  object: { readonly orgId: string }
  rule_objection: { readonly orgId: string; readonly accepted: boolean }
  reassign: { readonly units: Units }
  extend: Omit<ExtensionAsked, 'at' | 'reason' | 'approved'>
  grant_extension: { readonly clockId: string }
  refuse_extension: { readonly clockId: string }
  progress: { readonly text: string; readonly evidence: readonly string[] }
  answer: {
    /** The unit that answers; null: a leader, or the person concerned. */
    readonly orgId: string | null
    readonly text: string
    /** Digest of the text without spaces and signs, to see the same words again. */
    readonly textDigest: string
    readonly proposedEnd: string | null
    readonly evidence: readonly string[]
    readonly sealedReply: boolean
    /** A person's statement in a case does not move it. */
    readonly statement: boolean
    readonly network: string | null
  }
  return: Record<never, never>
  confirm: { readonly network: string | null; readonly via: 'link' | 'portal' | 'official' }
  dispute: { readonly via: 'link' | 'portal' | 'official' }
  silence: Record<never, never>
  callback: {
    readonly callbackId: string
    readonly reached: boolean
    readonly passed: boolean
    readonly outcome: string | null
  }
  raise: { readonly tier: number; readonly tierId: string; readonly byHand: boolean; readonly leaderId: string | null }
  instruct: { readonly text: string }
  slip: { readonly level: string; readonly direct: boolean }
  head_sign: Record<never, never>
  office_check: { readonly passed: boolean }
  stop_clock: { readonly reasonCode: string }
  start_clock: { readonly reasonCode: string }
  suspend: { readonly review: PlainDateString }
  resume: Record<never, never>
  merge: { readonly into: string }
  absorb: { readonly from: string }
  split: { readonly into: readonly string[] }
  hand_over: { readonly personId: string; readonly holderOrgId: string | null }
  /** From now on it is decided by another version of its program. */
  move: { readonly version: number; readonly tier: number; readonly tierId: string | null }
  /** The enterprise was entered twice; it is the other one now. */
  follow_merge: { readonly from: string; readonly into: string }
  close: {
    readonly closing: Pick<
      Closing,
      'id' | 'end' | 'countsAs' | 'orgId' | 'personId' | 'agreed' | 'evidence' | 'signals'
    > & { readonly agreed: Agreed; readonly countsAs: CountsAs }
    readonly review: PlainDateString | null
    /** Brought from an old ledger: closed before the platform watched, so nothing it needs was checked. */
    readonly imported: boolean
  }
  reopen: Record<never, never>
  recompute: { readonly calendarId: string }
}

export type ActActor = {
  readonly accountId: string | null
  readonly personId: string | null
  readonly orgId: string | null
  readonly role: MatterRole
}

type Common = {
  readonly seq: number
  readonly at: InstantString
  readonly recordedAt: InstantString
  readonly actor: ActActor
  readonly reason: string | null
  readonly programVersion: number
  readonly clocks: readonly ClockChange[]
}

/** An act that was done. */
export type DoneAct = {
  [A in ActName]: Common & { readonly act: A; readonly data: ActData[A]; readonly refused: false }
}[ActName]

/** An attempt that the rules refused: kept and counted, it changes nothing else. */
export type RefusedAct = Omit<Common, 'clocks'> & {
  readonly act: ActName
  readonly refused: true
  readonly refusal: string
  readonly data: Readonly<Record<string, unknown>>
  readonly clocks: readonly []
}

export type Act = DoneAct | RefusedAct
