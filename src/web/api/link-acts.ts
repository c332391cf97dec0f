import type { z } from 'zod'
import type {
  acceptHandover,
  declineHandover,
  endLink,
  makeLink,
  proposeHandover,
  withdrawHandover,
} from '#http/contract/link.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

type HandoverAct =
  | ({ act: 'propose' } & z.input<typeof proposeHandover.body>)
  | { act: 'accept' | 'withdraw'; id: string; revision: number }
  | { act: 'decline'; id: string; revision: number; reason: string }

const TOUCHES = ['handover', 'link', 'matter', 'duty', 'notice'] as const

/** Proposing, accepting, declining, taking back; `done` gets the sentence of what followed. */
export function useHandoverAct(done: (sentence: string) => void) {
  return useWrite({
    touches: TOUCHES,
    done: (out: { sentence: string }) => done(out.sentence),
    send: (input: HandoverAct, key): Promise<{ sentence: string }> => {
      switch (input.act) {
        case 'propose': {
          const { act: _, ...body } = input
          return call<typeof proposeHandover>('POST', '/api/handovers', { body, key })
        }
        case 'accept':
          return call<typeof acceptHandover>('POST', '/api/handovers/:id/accept', {
            params: { id: input.id },
            body: { revision: input.revision },
            key,
          })
        case 'withdraw':
          return call<typeof withdrawHandover>('POST', '/api/handovers/:id/withdraw', {
            params: { id: input.id },
            body: { revision: input.revision },
            key,
          })
        case 'decline':
          return call<typeof declineHandover>('POST', '/api/handovers/:id/decline', {
            params: { id: input.id },
            body: { revision: input.revision, reason: input.reason },
            key,
          })
      }
    },
  })
}

export function useMakeLink(done: (sentence: string) => void) {
  return useWrite({
    touches: TOUCHES,
    done: (out: { sentence: string }) => done(out.sentence),
    send: (body: z.input<typeof makeLink.body>, key): Promise<{ sentence: string }> =>
      call<typeof makeLink>('POST', '/api/links', { body, key }),
  })
}

export function useEndLink(id: string, done: (sentence: string) => void) {
  return useWrite({
    touches: TOUCHES,
    done: (out: { sentence: string }) => done(out.sentence),
    send: (body: z.input<typeof endLink.body>, key): Promise<{ sentence: string }> =>
      call<typeof endLink>('POST', '/api/links/:id/end', { params: { id }, body, key }),
  })
}
