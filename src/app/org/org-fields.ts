import { z } from 'zod'

/** What is kept of a unit (单位). `kind` is the authority's own word: 部门, 镇街, 平台 …. */
export const OrgFields = z.object({
  name: z.string().trim().min(1).max(200),
  shortNames: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
  kind: z.string().trim().min(1).max(50).default('部门'),
  parentId: z.guid().nullable().default(null),
  areaId: z.guid().nullable().default(null),
  /** Runs the programmes: 联络办, 督查室. */
  isOffice: z.boolean().default(false),
  fromDay: z.iso.date().nullable().default(null),
  toDay: z.iso.date().nullable().default(null),
})
