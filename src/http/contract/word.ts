import { z } from 'zod'
import { Id, Moment, Revision } from './common.ts'
import { contract } from './route.ts'

export const WordItem = z
  .object({
    /** submission: put before him; tier: came up to him; extension: more time; signature: a case to sign; draft: a paper to sign; target: to accept; the others to approve. */
    kind: z.enum([
      'submission',
      'tier',
      'extension',
      'signature',
      'draft',
      'round',
      'list',
      'contest',
      'target',
      'case',
      'handover',
    ]),
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
    explain: z.string().nullable(),
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
  summary:
    '待我批示：呈报、提级、延期、待签字的案件、待签发的公文，待批准的督查、名单、比武结果，目标验收，典型案例，交接，附原文',
  response: z.object({ now: Moment, items: z.array(WordItem) }),
})
