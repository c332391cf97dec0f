import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as c from '#http/contract/project.ts'
import type { setStage } from '#http/contract/register.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type ProjectBoard = z.output<typeof c.projectBoard.response>
export type ProjectProgress = z.output<typeof c.projectProgress.response>
export type Approvals = ProjectProgress['approvals'][number]

export function useProjectBoard() {
  return useQuery({
    queryKey: ['project', 'board'],
    queryFn: () => call<typeof c.projectBoard>('GET', '/api/projects/board'),
  })
}

export function useProjectProgress(id: string) {
  return useQuery({
    queryKey: ['project', id, 'progress'],
    queryFn: () => call<typeof c.projectProgress>('GET', '/api/projects/:id/progress', { params: { id } }),
  })
}

export function useSetStage(id: string) {
  return useWrite({
    touches: ['project'],
    send: (body: z.input<typeof setStage.body>, key) =>
      call<typeof setStage>('POST', '/api/projects/:id/stages', { params: { id }, body, key }),
  })
}

export function useInvest(id: string) {
  return useWrite({
    touches: ['project'],
    send: (body: z.input<typeof c.recordInvestment.body>, key) =>
      call<typeof c.recordInvestment>('POST', '/api/projects/:id/investment', { params: { id }, body, key }),
  })
}
