import { z } from 'zod'
import { Day, Id, IdParams, Named } from './common.ts'
import { contract } from './route.ts'

const BoardProject = z.object({
  id: Id,
  name: z.string(),
  class: z.string().nullable(),
  stage: z.string().nullable(),
  sinceDay: Day.nullable(),
  /** Days in the stage. */
  days: z.int().nullable(),
  blockedBy: z.string().nullable(),
  org: Named.nullable(),
  investment: z.string().nullable(),
  planned: z.string().nullable(),
  done: z.string().nullable(),
  inPlace: z.string().nullable(),
})

export const projectBoard = contract({
  method: 'GET',
  path: '/api/projects/board',
  tag: 'project',
  summary: '项目按阶段：停留天数、卡在哪里、投资进度',
  response: z.object({
    stages: z.array(z.object({ stage: z.string().nullable(), blocked: z.int(), projects: z.array(BoardProject) })),
    total: z.int(),
    blocked: z.int(),
  }),
})

export const projectProgress = contract({
  method: 'GET',
  path: '/api/projects/:id/progress',
  tag: 'project',
  summary: '项目审批环节（并联、用时、限时、关键路径）和投资计划完成情况',
  params: IdParams,
  response: z.object({
    approvals: z.array(
      z.object({
        programKey: z.string(),
        form: z.string(),
        title: z.string(),
        /** Working days from the first step of the deciding chain to its end. */
        chainDays: z.int().nullable(),
        sumDays: z.number(),
        steps: z.array(
          z.object({
            id: Id,
            title: z.string(),
            org: Named.nullable(),
            startedOn: Day.nullable(),
            finishedOn: Day.nullable(),
            allowed: z.number().nullable(),
            used: z.number().nullable(),
            state: z.enum(['finished', 'running', 'not_begun']),
            over: z.boolean(),
            critical: z.boolean(),
          }),
        ),
      }),
    ),
    months: z.array(
      z.object({
        month: Day,
        planned: z.string().nullable(),
        done: z.string().nullable(),
        inPlace: z.string().nullable(),
        revision: z.int(),
      }),
    ),
    mayChange: z.boolean(),
  }),
})

export const recordInvestment = contract({
  method: 'POST',
  path: '/api/projects/:id/investment',
  tag: 'project',
  summary: '填报项目月度投资：计划、完成、资金到位（万元）',
  params: IdParams,
  body: z.object({
    month: z.string().regex(/^\d{4}-\d{2}-01$/),
    planned: z.number().min(0).nullable(),
    done: z.number().min(0).nullable(),
    inPlace: z.number().min(0).nullable(),
  }),
  response: z.object({ id: Id }),
})
