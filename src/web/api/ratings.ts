import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { rateUnit, unitsToRate } from '#http/contract/rating.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type UnitToRate = z.output<typeof unitsToRate.response>['units'][number]

export function useUnitsToRate(enabled: boolean) {
  return useQuery({
    queryKey: ['rating', 'units'],
    queryFn: () => call<typeof unitsToRate>('GET', '/api/me/unit-ratings'),
    enabled,
  })
}

export function useRateUnit() {
  return useWrite({
    touches: ['rating'],
    send: (body: z.input<typeof rateUnit.body>, key) =>
      call<typeof rateUnit>('POST', '/api/me/unit-ratings', { body, key }),
  })
}
