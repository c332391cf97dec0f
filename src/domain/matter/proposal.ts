import type { PlainDateString } from '../calendar/day.ts'
import type { Recorded } from './act.ts'
import type { ActName } from './act-names.ts'
import type { Classes, ExtensionAsked } from './matter.ts'

type UnitsAsked = { readonly lead: string; readonly parallel?: readonly string[]; readonly assist?: readonly string[] }

/** What is asked with each act, before it is decided. Units that are not named are the actor's own. */
export type Asked = {
  record: Omit<Recorded, 'tierId' | 'suggestion'> & {
    /** Units the catalogue names. */
    readonly unitIds: readonly string[]
    /** The ground of `refuse` it falls under, if somebody saw one. */
    readonly refuseGround?: string
    /** When the raiser was told of what he raises it about; for `raise_within`. */
    readonly toldAt?: string
  }
  dismiss: { readonly ground?: string; readonly refer?: string }
  assign:
    | {
        readonly give: 'order'
        readonly units: UnitsAsked
        /** The order's own last day, where the program's limit asks for one. */
        readonly finishBy?: PlainDateString
        readonly standard?: string
      }
    | { readonly give: 'submission'; readonly leaderId: string }
  /** What is not named stays as it is. */
  classify: Partial<Classes> & {
    /** Units the catalogue names for it then. */
    readonly served?: {
      readonly ids: readonly string[]
      readonly names: readonly string[]
      readonly kinds: readonly string[]
    }
  }
  sign: { readonly orgId?: string; readonly handlerId?: string; readonly network?: string }
  object: { readonly orgId?: string }
  rule_objection: { readonly accepted: boolean }
  reassign: { readonly units: UnitsAsked }
  extend: { readonly orgId?: string; readonly add: ExtensionAsked['add'] }
  grant_extension: Record<never, never>
  refuse_extension: Record<never, never>
  progress: { readonly text: string; readonly evidence?: readonly string[] }
  answer: {
    readonly orgId?: string
    readonly text: string
    readonly proposedEnd?: string
    readonly evidence?: readonly string[]
    readonly sealedReply?: boolean
    readonly network?: string
  }
  return: Record<never, never>
  confirm: { readonly network?: string; readonly via: 'link' | 'portal' | 'official' }
  dispute: { readonly via: 'link' | 'portal' | 'official' }
  silence: Record<never, never>
  callback: {
    readonly callbackId: string
    readonly reached: boolean
    readonly passed: boolean
    readonly outcome?: string
  }
  raise: { readonly to?: string; readonly leaderId?: string }
  instruct: { readonly text: string }
  slip: { readonly level: string }
  head_sign: Record<never, never>
  office_check: { readonly passed: boolean }
  stop_clock: { readonly reasonCode: string }
  start_clock: { readonly reasonCode: string }
  suspend: { readonly review: PlainDateString }
  resume: Record<never, never>
  merge: { readonly into: string }
  absorb: { readonly from: string }
  split: { readonly into: readonly string[] }
  hand_over: { readonly personId: string; readonly holderOrgId?: string }
  move: { readonly version: number; readonly tiers: readonly string[] }
  follow_merge: { readonly into: string }
  close: {
    readonly end: string
    readonly evidence?: readonly string[]
    readonly sealedReply?: boolean
    readonly review?: PlainDateString
    readonly signals?: readonly string[]
  }
  reopen: Record<never, never>
  recompute: { readonly calendarId: string }
}

/** An act that somebody wants to take. */
export type Proposal = {
  readonly [A in ActName]: { readonly act: A; readonly data: Asked[A]; readonly reason?: string }
}[ActName]
export type ProposalOf<A extends ActName> = Extract<Proposal, { act: A }>
