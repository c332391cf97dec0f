import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { listServices, ServiceCatalogue as Schema } from '#http/contract/service.ts'
import { call } from './client.ts'

export type ServiceCatalogue = z.output<typeof Schema>

export function useServices() {
  return useQuery({ queryKey: ['service'], queryFn: () => call<typeof listServices>('GET', '/api/services') })
}
