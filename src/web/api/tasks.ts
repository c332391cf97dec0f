import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  breakDownTask,
  deliverForTask,
  doPart,
  dropFromTask,
  readTask,
  requireDeliverables,
} from '#http/contract/task.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type Task = z.output<typeof readTask.response>

const TOUCHES = ['task', 'campaign', 'workbench', 'matter'] as const

export function useTask(id: string) {
  return useQuery({
    queryKey: ['task', id],
    queryFn: () => call<typeof readTask>('GET', '/api/tasks/:id', { params: { id } }),
  })
}

export function useBreakDown() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof breakDownTask.body>, key) =>
      call<typeof breakDownTask>('POST', '/api/task-parts', { body, key }),
  })
}

export function useDoPart() {
  return useWrite({
    touches: TOUCHES,
    send: ({ id, note }: { id: string; note: string }, key) =>
      call<typeof doPart>('POST', '/api/task-parts/:id/done', { params: { id }, body: { note }, key }),
  })
}

export function useRequireDeliverables() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof requireDeliverables.body>, key) =>
      call<typeof requireDeliverables>('POST', '/api/task-deliverables', { body, key }),
  })
}

export function useDeliver() {
  return useWrite({
    touches: TOUCHES,
    send: ({ id, ...body }: z.input<typeof deliverForTask.body> & { id: string }, key) =>
      call<typeof deliverForTask>('POST', '/api/task-deliverables/:id/delivered', { params: { id }, body, key }),
  })
}

export function useDropFromTask() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof dropFromTask.body>, key) =>
      call<typeof dropFromTask>('POST', '/api/tasks/drop', { body, key }),
  })
}
