import { z } from 'zod'

/** What a paper says, as it is handed in: headings, paragraphs, tables whose rows fit their columns. */
export const Blocks = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('heading'),
        level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
        text: z.string().trim().min(1).max(500),
      }),
      z.object({ kind: z.literal('attachment'), title: z.string().trim().min(1).max(200) }),
      z.object({ kind: z.literal('paragraph'), text: z.string().trim().min(1).max(20_000) }),
      z
        .object({
          kind: z.literal('table'),
          title: z.string().trim().max(200).optional(),
          columns: z
            .array(
              z.object({
                title: z.string().max(100),
                number: z.boolean().optional(),
                width: z.number().positive().max(20).optional(),
              }),
            )
            .min(1)
            .max(20),
          rows: z.array(z.array(z.string().max(2000))).max(2000),
          note: z.string().max(500).optional(),
        })
        .refine((table) => table.rows.every((row) => row.length === table.columns.length), {
          error: '表格每一行的格数须与表头相同',
        }),
    ]),
  )
  .max(500)
