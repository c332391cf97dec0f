import { z } from 'zod'
import { Id, Moment, Revision } from './common.ts'
import { contract } from './route.ts'

export const WordItem = z
  .object({
    /** submission: put before him; tier: came up to him; extension: more time; draft: to sign; round, list: to approve. */
    kind: z.enum(['submission', 'tier', 'extension', 'draft', 'round', 'list']),
    id: Id,
    revision: Revision,
    title: z.string(),
    number: z.string().nullable(),
    what: z.string(),
    about: z.string().nullable(),
    by: z.string().nullable(),
    at: Moment,
    why: z.string().nullable(),
    dueAt: Moment.nullable(),
    body: z.string().nullable(),
    unit: z.string().nullable(),
    papers: z.array(z.object({ title: z.string(), href: z.string() })),
    content: z.record(z.string(), z.unknown()).nullable(),
    add: z.object({ n: z.number(), unit: z.string() }).nullable(),
  })
  .meta({ id: 'WordItem' })
export type WordItem = z.infer<typeof WordItem>

export const listWord = contract({
  method: 'GET',
  path: '/api/word',
  tag: 'workbench',
  summary: '待我批示：呈报、提级、延期、待签发的公文、待批准的督查和名单，附原文',
  response: z.object({ now: Moment, items: z.array(WordItem) }),
})
