import { z } from 'zod'
import { parseIndustry } from '#domain/enterprise/industry.ts'
import { messageOf } from '../messages/message.ts'

const Decimal = z
  .union([z.number(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,14}(\.\d{1,6})?$/))

const IndustryCode = z.string().transform((code, context) => {
  const industry = parseIndustry(code)
  if (industry.ok) return industry.value.code
  context.addIssue({ code: 'custom', message: messageOf(industry.error, 'zh-CN') })
  return z.NEVER
})

/** What is kept of a project (项目), besides its stages. */
export const ProjectFields = z.object({
  name: z.string().trim().min(2).max(200),
  code: z.string().trim().min(1).max(60).nullable().default(null),
  class: z.string().trim().min(1).max(50).nullable().default(null),
  industryCode: IndustryCode.nullable().default(null),
  /** Target points of its difficulty class. */
  points: Decimal.nullable().default(null),
  /** 万元. */
  investment: Decimal.nullable().default(null),
  orgId: z.guid().nullable().default(null),
  enterpriseId: z.guid().nullable().default(null),
  areaId: z.guid().nullable().default(null),
  fromDay: z.iso.date().nullable().default(null),
  toDay: z.iso.date().nullable().default(null),
})
