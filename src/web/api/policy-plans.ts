import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  agreePlan,
  changePlan,
  drawUpPlan,
  getPlan,
  listPlans,
  measureToMatter,
  offerPlan,
  PolicyPlanRow as PlanSchema,
  planForms,
  reviewPlan,
  settleMeasure,
} from '#http/contract/policy-plan.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type PolicyPlanRow = z.output<typeof PlanSchema>
export type PolicyPlan = z.output<typeof getPlan.response>

export function usePlans(search: Search) {
  const query = Object.fromEntries(
    (['enterpriseId', 'state', 'overdue', 'q'] as const).flatMap((name) =>
      search[name] ? [[name, search[name]]] : [],
    ),
  )
  return usePages(
    ['policy_plan', 'list', query],
    (cursor) =>
      call<typeof listPlans>('GET', '/api/policy-plans', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
    query,
  )
}

export function usePlan(id: string) {
  return useQuery({
    queryKey: ['policy_plan', id],
    queryFn: () => call<typeof getPlan>('GET', '/api/policy-plans/:id', { params: { id } }),
  })
}

export function usePlanForms(programKey: string | undefined) {
  return useQuery({
    queryKey: ['policy_plan', 'forms', programKey],
    queryFn: () =>
      call<typeof planForms>('GET', '/api/programs/:programKey/plan-forms', {
        params: { programKey: programKey ?? '' },
      }),
    enabled: programKey !== undefined,
  })
}

type PlanAct =
  | ({ act: 'draw_up' } & z.input<typeof drawUpPlan.body>)
  | ({ act: 'change'; id: string } & z.input<typeof changePlan.body>)
  | { act: 'offer'; id: string; revision: number }
  | ({ act: 'agree'; id: string } & z.input<typeof agreePlan.body>)
  | ({ act: 'settle'; id: string; measureId: string } & z.input<typeof settleMeasure.body>)
  | ({ act: 'matter'; id: string; measureId: string } & z.input<typeof measureToMatter.body>)
  | ({ act: 'review'; id: string } & z.input<typeof reviewPlan.body>)

/** Everything one does to a plan. */
export function usePlanAct() {
  return useWrite({
    touches: ['policy_plan', 'matter', 'enterprise'],
    send: (input: PlanAct, key): Promise<unknown> => {
      const { act: _, ...rest } = input
      switch (input.act) {
        case 'draw_up':
          return call<typeof drawUpPlan>('POST', '/api/policy-plans', {
            body: rest as z.input<typeof drawUpPlan.body>,
            key,
          })
        case 'change': {
          const { act, id, ...body } = input
          return call<typeof changePlan>('PUT', '/api/policy-plans/:id', { params: { id }, body, key })
        }
        case 'offer':
          return call<typeof offerPlan>('POST', '/api/policy-plans/:id/offer', {
            params: { id: input.id },
            body: { revision: input.revision },
            key,
          })
        case 'agree': {
          const { act, id, ...body } = input
          return call<typeof agreePlan>('POST', '/api/policy-plans/:id/agree', { params: { id }, body, key })
        }
        case 'settle': {
          const { act, id, measureId, ...body } = input
          return call<typeof settleMeasure>('POST', '/api/policy-plans/:id/measures/:measureId/state', {
            params: { id, measureId },
            body,
            key,
          })
        }
        case 'matter': {
          const { act, id, measureId, ...body } = input
          return call<typeof measureToMatter>('POST', '/api/policy-plans/:id/measures/:measureId/matter', {
            params: { id, measureId },
            body,
            key,
          })
        }
        case 'review': {
          const { act, id, ...body } = input
          return call<typeof reviewPlan>('POST', '/api/policy-plans/:id/reviews', { params: { id }, body, key })
        }
      }
    },
  })
}
