import type { Act } from '#domain/access/acts.ts'

/** A paper that lies with it, to be read before the word is given. */
export type WordPaper = { readonly title: string; readonly href: string }

/**
 * What a leader is asked for, and the act of the access table that answers it. Every approval of the table is among them, or is
 * named below with the reason: a test holds the two to the table.
 */
export const WORD_ACTS = {
  submission: 'matter.instruct',
  tier: 'matter.instruct',
  extension: 'matter.grant',
  signature: 'matter.head_sign',
  draft: 'paper.approve',
  round: 'round.decide',
  list: 'list.decide',
  contest: 'contest.approve',
  target: 'target.close',
  case: 'case.review',
  handover: 'handover.accept',
} as const satisfies Record<string, Act>
export type WordKind = keyof typeof WORD_ACTS

/** Approvals that a leader may give and is not asked for. */
export const NOT_ASKED: Partial<Record<Act, string>> = {
  'word.list': 'the list itself',
  'handover.decline': 'the other answer to what is asked by handover.accept',
  'list.read': 'reading, not deciding',
  'paper.review': 'the office or the unit’s head reviews a draft; the leader is asked when it is to be signed',
}

/** Something that waits for a leader's word: what it is, who asks and why, the paper, and what his word is about. */
export type WordItem = {
  readonly kind: WordKind
  readonly id: string
  readonly revision: number
  readonly title: string
  readonly number: string | null
  /** What the thing is called: 问题诉求, 督查通报 … */
  readonly what: string
  readonly about: string | null
  readonly by: string | null
  readonly at: string
  readonly why: string | null
  readonly dueAt: string | null
  /** How that limit was reckoned. */
  readonly explain: string | null
  readonly body: string | null
  /** The unit that leads, for the word to name. */
  readonly unit: string | null
  readonly papers: readonly WordPaper[]
  /** What a draft says, piece by piece. */
  readonly content: Readonly<Record<string, unknown>> | null
  /** More time that was asked for. */
  readonly add: { readonly n: number; readonly unit: string } | null
}

/** So many of each are answered at one sitting; the rest comes when these are done. */
export const MOST = 30

/** What most of them do not have. */
export const NOTHING = {
  number: null,
  about: null,
  dueAt: null,
  explain: null,
  unit: null,
  papers: [],
  content: null,
  add: null,
} as const
