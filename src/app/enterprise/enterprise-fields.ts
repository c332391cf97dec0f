import { z } from 'zod'
import { parseIndustry } from '#domain/enterprise/industry.ts'
import { cleanEnterpriseName, cleanPersonName } from '#domain/identifiers/name.ts'
import { parsePhone } from '#domain/identifiers/phone.ts'
import { messageOf } from '../messages/message.ts'

const text = (most: number) => z.string().trim().min(1).max(most)

const IndustryCode = z.string().transform((code, context) => {
  const industry = parseIndustry(code)
  if (industry.ok) return industry.value.code
  context.addIssue({ code: 'custom', message: messageOf(industry.error, 'zh-CN') })
  return z.NEVER
})

const Phone = z.string().transform((number, context) => {
  const phone = parsePhone(number)
  if (phone.ok) return phone.value.number
  context.addIssue({ code: 'custom', message: messageOf(phone.error, 'zh-CN') })
  return z.NEVER
})

/** What is kept of an enterprise (企业), besides its code and figures. */
export const EnterpriseFields = z.object({
  name: z.string().transform(cleanEnterpriseName).pipe(z.string().min(2).max(200)),
  shortName: text(100).nullable().default(null),
  classes: z.array(text(50)).max(30).default([]),
  /** GB/T 4754-2017. */
  industryCode: IndustryCode.nullable().default(null),
  areaId: z.guid().nullable().default(null),
  address: text(300).nullable().default(null),
  contactName: z.string().transform(cleanPersonName).pipe(z.string().min(1).max(100)).nullable().default(null),
  contactPhone: Phone.nullable().default(null),
  fromDay: z.iso.date().nullable().default(null),
})

/** A credit code, and the reason to take one that fails the check. */
export const CodeFields = z.object({
  creditCode: z.string().max(40).nullable().default(null),
  codeReason: z.string().trim().max(300).nullable().default(null),
})
