import { z } from 'zod'
import { cleanPersonName } from '#domain/identifiers/name.ts'
import { parsePhone } from '#domain/identifiers/phone.ts'
import { messageOf } from '../messages/message.ts'

const Phone = z.string().transform((text, context) => {
  const phone = parsePhone(text)
  if (phone.ok) return phone.value.number
  context.addIssue({ code: 'custom', message: messageOf(phone.error, 'zh-CN') })
  return z.NEVER
})

/** What is kept of a person (人员). `rank` is the authority's own word. */
export const PersonFields = z.object({
  name: z.string().transform(cleanPersonName).pipe(z.string().min(1).max(100)),
  staffNo: z.string().trim().min(1).max(50).nullable().default(null),
  rank: z.string().trim().min(1).max(50).nullable().default(null),
  phone: Phone.nullable().default(null),
  fromDay: z.iso.date().nullable().default(null),
  toDay: z.iso.date().nullable().default(null),
})

/** A post to take up; the first is the person's unit. */
export const PostFields = z.object({
  orgId: z.guid(),
  title: z.string().trim().max(100).default(''),
  isPrimary: z.boolean().default(true),
  /** Signs for the unit. */
  isHead: z.boolean().default(false),
  fromDay: z.iso.date(),
  toDay: z.iso.date().optional(),
})
