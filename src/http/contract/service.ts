import { z } from 'zod'
import { Id, Named } from './common.ts'
import { contract } from './route.ts'

export const ServiceCatalogue = z.object({
  programKey: z.string(),
  programTitle: z.string(),
  form: z.string(),
  formTitle: z.string(),
  matter: z.string(),
  matterTitle: z.string(),
  clause: z.string().nullable(),
  /** Where goes what no unit serves. */
  fallback: z.object({ give: z.string(), note: z.string().nullable() }).nullable(),
  /** Clock of whoever is asked first. */
  firstContact: z.array(z.object({ title: z.string(), clause: z.string().nullable() })),
  categories: z.array(
    z.object({
      category: z.string(),
      total: z.int(),
      open: z.int(),
      units: z.array(
        z.object({
          org: Named,
          services: z.array(z.object({ id: Id, text: z.string() })),
          total: z.int(),
          open: z.int(),
        }),
      ),
    }),
  ),
})

export const listServices = contract({
  method: 'GET',
  path: '/api/services',
  tag: 'service',
  summary: '服务清单：各类问题由哪些单位办，交叉和空白的一目了然',
  response: z.array(ServiceCatalogue),
})
