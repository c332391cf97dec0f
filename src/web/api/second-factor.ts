import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  beginFactor,
  confirmFactor,
  readFactor,
  readFactorRule,
  renewCodes,
  resetFactor,
  setFactorRule,
  turnOffFactor,
} from '#http/contract/second-factor.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type Factor = z.output<typeof readFactor.response>
export type FactorRule = z.output<typeof readFactorRule.response>

export function useFactor() {
  return useQuery({
    queryKey: ['second-factor'],
    queryFn: () => call<typeof readFactor>('GET', '/api/me/second-factor'),
  })
}

/** What one does to one's own second factor. The answers hold secrets: they stay in the page that asked. */
export function useFactorActs() {
  const begin = useWrite({
    touches: [],
    send: (password: string) => call<typeof beginFactor>('POST', '/api/me/second-factor', { body: { password } }),
  })
  const confirm = useWrite({
    touches: ['second-factor'],
    send: (code: string) => call<typeof confirmFactor>('POST', '/api/me/second-factor/confirm', { body: { code } }),
  })
  const renew = useWrite({
    touches: ['second-factor'],
    send: (code: string) => call<typeof renewCodes>('POST', '/api/me/second-factor/codes', { body: { code } }),
  })
  const off = useWrite({
    touches: ['second-factor'],
    send: (body: z.input<typeof turnOffFactor.body>) =>
      call<typeof turnOffFactor>('POST', '/api/me/second-factor/off', { body }),
  })
  return { begin, confirm, renew, off }
}

/** Who must have one here. */
export function useFactorRule(enabled: boolean) {
  return useQuery({
    queryKey: ['second-factor', 'rule'],
    queryFn: () => call<typeof readFactorRule>('GET', '/api/second-factor-rule'),
    enabled,
  })
}

export function useSetFactorRule() {
  return useWrite({
    touches: ['second-factor', 'account', 'compliance'],
    send: (body: z.input<typeof setFactorRule.body>) =>
      call<typeof setFactorRule>('PUT', '/api/second-factor-rule', { body }),
  })
}

export function useResetFactor() {
  return useWrite({
    touches: ['account', 'second-factor'],
    send: ({ id, ...body }: { id: string } & z.input<typeof resetFactor.body>, key) =>
      call<typeof resetFactor>('POST', '/api/accounts/:id/second-factor/reset', { params: { id }, body, key }),
  })
}
