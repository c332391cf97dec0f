import { z } from 'zod'
import { contract } from './route.ts'
import { RuleShown } from './score.ts'

/** What is wrong, where it stands, and the place in the program's own names: `points.bottom_three.where`. */
export const Fault = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  path: z.string(),
  message: z.string(),
})
export type Fault = z.infer<typeof Fault>

/** A program's file as text. */
export const Text = z.string().min(1).max(2_000_000)
/** The program an address names. */
export const Key = z.object({ program: z.string().max(100) })
export const CaseFile = z.object({ file: z.string().max(100), text: z.string().max(1_000_000) })

export const checkProgram = contract({
  method: 'POST',
  path: '/api/programs/check',
  tag: 'program',
  summary: '检查方案文本：一次指出全部问题，附行列和应改成什么',
  repeatable: true,
  body: z.object({ text: Text, name: z.string().max(200).optional(), language: z.enum(['zh', 'en']).optional() }),
  response: z.object({
    faults: z.array(Fault),
    warnings: z.array(Fault),
    /** The rule book as it would read; null while there are faults. */
    book: z.string().nullable(),
    rules: z.array(RuleShown),
    key: z.string().nullable(),
    version: z.int().nullable(),
  }),
})

export const tryCases = contract({
  method: 'POST',
  path: '/api/programs/try',
  tag: 'program',
  summary: '用例试算：给定事实，按这份文本得出什么，与预期不同之处；一次几个，不写入任何数据',
  repeatable: true,
  body: z.object({
    text: Text,
    cases: z.array(CaseFile).max(50),
    language: z.enum(['zh', 'en']).optional(),
    from: z.int().min(0).optional(),
    count: z.int().min(1).max(16).optional(),
  }),
  response: z.object({
    of: z.int(),
    tried: z.array(
      z.object({
        file: z.string(),
        line: z.int(),
        title: z.string(),
        faults: z.array(z.object({ line: z.int(), message: z.string() })),
        sentences: z.array(z.string()),
      }),
    ),
    unreadable: z.array(z.object({ file: z.string(), line: z.int(), message: z.string() })),
    /** Rules that no case hits, spares, or tries without a value; with the first cases only. */
    gaps: z.array(z.string()),
  }),
})

const Column = z.object({ id: z.string(), type: z.string(), label: z.string(), values: z.array(z.string()) })
const Labelled = z.array(z.object({ id: z.string(), label: z.string() }))

export const getLanguage = contract({
  method: 'GET',
  path: '/api/program-language',
  tag: 'program',
  summary: '方案语言：文件的 JSON Schema、事实目录、角色、周期',
  response: z.object({
    schema: z.record(z.string(), z.unknown()),
    sections: z.array(z.object({ section: z.string(), key: z.string() })),
    common: z.array(Column),
    facts: z.array(
      z.object({
        kind: z.string(),
        label: z.string(),
        /** What stands after the kind: `link <link>`. */
        named: z.string().nullable(),
        optional: z.boolean(),
        paths: z.array(z.string()),
        columns: z.array(Column),
      }),
    ),
    entities: z.array(
      z.object({
        kind: z.string(),
        attributes: z.array(
          z.object({
            id: z.string(),
            /** A column's type and name; null for a step to another entity. */
            type: z.string().nullable(),
            label: z.string().nullable(),
            entity: z.string().nullable(),
          }),
        ),
      }),
    ),
    roles: Labelled,
    calendars: Labelled,
    stops: Labelled,
  }),
})
