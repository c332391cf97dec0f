import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listWord, WordItem as WordItemSchema } from '#http/contract/word.ts'
import { call, request } from './client.ts'
import { TOUCHED_BY_ACT } from './matter-acts.ts'
import { useWrite } from './use-write.ts'

export type WordItem = z.output<typeof WordItemSchema>
export type Answer = { readonly item: WordItem; readonly agreed: boolean; readonly text: string }

export function useWord(enabled = true) {
  return useQuery({ queryKey: ['matter', 'word'], queryFn: () => call<typeof listWord>('GET', '/api/word'), enabled })
}

/** Where each word is sent, and what it says there. */
function sentAs({ item, agreed, text }: Answer): readonly [path: string, body: object] {
  const { id, revision } = item
  const reason = text === '' ? {} : { reason: text }
  switch (item.kind) {
    case 'submission':
    case 'tier':
      return [`/api/matters/${id}/instruct`, { revision, data: { text } }]
    case 'extension':
      return [
        `/api/matters/${id}/${agreed ? 'grant_extension' : 'refuse_extension'}`,
        { revision, data: {}, ...reason },
      ]
    case 'draft':
      return [`/api/paper-drafts/${id}/${agreed ? 'approve' : 'send-back'}`, { revision, ...reason }]
    case 'round':
      return [`/api/inspection-rounds/${id}/decision`, { revision, approved: agreed, ...reason }]
    case 'signature':
      return [`/api/matters/${id}/head_sign`, { revision, data: {} }]
    case 'contest':
      return agreed
        ? [`/api/contests/${id}/advance`, { revision, to: 'approved' }]
        : [`/api/contests/${id}/return`, { revision, ...reason }]
    case 'target':
      return [`/api/targets/${id}/decision`, { passed: agreed, ...reason }]
    case 'case':
      return [`/api/cases/${id}/review`, { revision, approve: agreed, ...reason }]
    case 'handover':
      return [`/api/handovers/${id}/${agreed ? 'accept' : 'decline'}`, { revision, ...(agreed ? {} : reason) }]
    case 'list':
      return [`/api/lists/${id}/decision`, { revision, approved: agreed, ...reason }]
  }
}

export function useAnswer() {
  return useWrite({
    touches: [
      ...TOUCHED_BY_ACT,
      'paper-draft',
      'round',
      'inspection',
      'list',
      'contest',
      'target',
      'case',
      'form',
      'handover',
      'link',
    ],
    send: (answer: Answer, key) => {
      const [path, body] = sentAs(answer)
      return request<unknown>('POST', path, { body, idempotencyKey: key })
    },
  })
}
