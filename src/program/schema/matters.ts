import { z } from 'zod'
import { act } from './acts.ts'
import {
  closed,
  entry,
  every,
  expression,
  fact,
  facts,
  id,
  limit,
  parties,
  party,
  share,
  source,
  text,
  texts,
} from './common.ts'

export const MATTER_KINDS = [
  'problem',
  'complaint',
  'rectification',
  'decision',
  'task',
  'commitment',
  'appeal',
] as const
export const NEEDS = [
  'enterprise_agrees',
  'head_signs',
  'sealed_reply',
  'evidence',
  'callback_passed',
  'office_checks',
] as const
export const SEALABLE = ['raiser', 'person', 'org', 'enterprise', 'project'] as const

const names = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])

const route = closed({
  where: expression.optional(),
  else: z.literal(true).optional(),
  give: z.enum(['order', 'submission', 'record']),
  to: party,
  ...source,
})

const clock = closed({
  clock: id,
  title: text.optional(),
  who: parties,
  from: names,
  due: limit,
  met_by: names,
  grace: limit.optional(),
  warn: z.array(limit).min(1).optional(),
  copy: parties.optional(),
  stops: texts.optional(),
  sample: share.optional(),
  unsatisfied: z.enum(['redo']).optional(),
  ...source,
})

const tier = closed({
  tier: id,
  title: text.optional(),
  who: party,
  due: limit.optional(),
  by_hand: z.boolean().optional(),
  ...source,
})

const end = closed({
  end: id,
  title: text.optional(),
  counts_as: z.enum(['solved', 'confirmed', 'explained', 'open']),
  needs: z.array(z.enum(NEEDS)).min(1).optional(),
  reports: every.optional(),
  ...source,
})

/** How one kind of matter travels until it is done. */
export const matter = closed({
  matter: id,
  kind: z.enum(MATTER_KINDS),
  categories: texts.optional(),
  sources: texts.optional(),
  open_as: text.optional(),
  urgencies: texts.optional(),
  weights: texts.optional(),
  documents: texts.optional(),
  levels: texts.optional(),
  sealed: z.array(z.enum(SEALABLE)).min(1).optional(),
  reserved: z.literal('discipline').optional(),
  not_by: parties.optional(),
  about: facts.optional(),
  raise_within: limit.optional(),
  refuse: z
    .array(closed({ refuse: text, refer: text.optional(), ...source }))
    .min(1)
    .optional(),
  repeat: closed({ same: texts, within: limit, then: z.enum(['merge', 'refuse', 'tell']) }).optional(),
  catalogue: fact.optional(),
  fallback: z.string().min(1).optional(),
  route: z.array(route).min(1).optional(),
  clocks: z.array(clock).min(1).optional(),
  tiers: z.array(tier).min(1).optional(),
  acts: z.array(act).min(1).optional(),
  ends: z.array(end).min(1),
  ...entry,
})
