import { z } from 'zod'

/** Case files as they are kept: a name, and a list of cases in YAML. */
export const CaseFiles = z
  .array(
    z.object({
      file: z
        .string()
        .trim()
        .regex(/^[^/\\]{1,100}$/u, '文件名不含斜杠'),
      text: z.string().max(1_000_000),
    }),
  )
  .max(50)

/** A program's key as its file says it. */
export const ProgramKey = z.string().regex(/^[a-z][a-z0-9_]{0,99}$/, '方案标识：小写英文字母、数字、下划线，以字母开头')
