import { z } from 'zod'
import { closed, entry, every, fact, id, text, texts } from './common.ts'

export const FIELD_TYPES = [
  'text',
  'choice',
  'choices',
  'number',
  'money',
  'count',
  'date',
  'yes_no',
  'file',
  'phone',
  'entry',
] as const
/** Pages of the platform that show registers of one sort together. */
export const FORM_BOARDS = ['finance', 'jobs', 'products', 'approvals', 'five_ones', 'work_log'] as const
export const FORM_ABOUT = ['visit', 'org', 'person', 'enterprise', 'project', 'area', 'matter'] as const

const field = closed({
  field: id,
  title: text,
  type: z.enum(FIELD_TYPES),
  choices: z
    .union([texts, fact])
    .optional()
    .meta({ description: '选项；或 matter x，即该类事项的类别；或 link x，即该联系的职责' }),
  of: id.optional(),
  required: z.boolean().optional(),
  unit: text.optional(),
  help: text.optional(),
})

/** What is filled in; also every register (台账). */
export const form = closed({
  form: id,
  about: z.enum(FORM_ABOUT),
  fields: z.array(field).min(1),
  register: z.boolean().optional(),
  board: z.enum(FORM_BOARDS).optional(),
  offline: z.boolean().optional(),
  anonymous: z.boolean().optional(),
  once_per: every.optional(),
  ...entry,
})
