import { z } from 'zod'

/**
 * A backup is one gzip stream of text, readable with zcat: a header line, then for each table a line with its columns,
 * its rows as PostgreSQL's COPY text ended by `\.`, and a line with count and digest; last a line with the sequences.
 * Nothing in it depends on when or where it was written: the same rows give the same bytes.
 */
export const Header = z.object({
  lianqi_backup: z.literal(1),
  /** The migrations the rows belong to, in order. */
  migrations: z.array(z.object({ name: z.string(), digest: z.string() })),
})
export type Header = z.infer<typeof Header>

/** Before the rows of a table. */
export const TableStart = z.object({ table: z.string(), columns: z.array(z.string()) })

/** After the rows: how many, and the SHA-256 over their bytes. */
export const TableEnd = z.object({ rows: z.number(), sha256: z.string() })

/** The last line; a file without it was cut off. */
export const Trailer = z.object({
  end: z.literal(true),
  tables: z.number(),
  sequences: z.record(z.string(), z.string()),
})

/** What ends the rows of a table. It cannot occur within: COPY writes a backslash in a value as two. */
export const END_OF_ROWS = '\\.\n'

/** The file is no backup of ours, or damaged; or the database cannot take it. `message` is one line for a person. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}
