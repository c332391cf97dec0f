import { resolve } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '#domain/result.ts'

const port = z.coerce.number().int().min(0).max(65_535)

/** Every setting of the program: environment variables, this one object, nothing else. Empty means not set. */
const Settings = z.object({
  /** Port of the pages and the API. 0: any free one. */
  PORT: port.default(8420),
  /** Address to listen on; the default is reachable from this machine only. */
  HOST: z.string().default('127.0.0.1'),
  /** Folder for the embedded database and files. */
  DATA_DIR: z.string().optional(),
  /** A PostgreSQL of one's own (15 or later) instead of the embedded one. */
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
      'must look like postgres://user:password@host:5432/name',
    )
    .optional(),
  /** Connections to the database. */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(16),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** `auto`: an empty database gets the invented demonstration park; `off`: it stays empty. */
  DEMO: z.enum(['auto', 'off']).default('auto'),
  /** The address people type, e.g. https://lianqi.example.gov.cn; https makes cookies secure. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
})

export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly databaseConnections: number
  readonly logLevel: z.infer<typeof Settings>['LOG_LEVEL']
  readonly demo: 'auto' | 'off'
  readonly publicUrl: string | undefined
  /** The folder of the program. */
  readonly root: string
}

/** The folder of the program: the one above `src`. */
const ROOT = resolve(import.meta.dirname, '../..')

/**
 * Reads the configuration from the environment.
 * @returns `config.invalid` with every fault at once, one line each
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Result<Config> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = Settings.safeParse(given)
  if (!read.success) {
    return fail('config.invalid', {
      faults: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    })
  }
  const settings = read.data
  return ok({
    port: settings.PORT,
    host: settings.HOST,
    dataDir: settings.DATA_DIR ? resolve(settings.DATA_DIR) : resolve(ROOT, 'data'),
    databaseUrl: settings.DATABASE_URL,
    databaseConnections: settings.DATABASE_CONNECTIONS,
    logLevel: settings.LOG_LEVEL,
    demo: settings.DEMO,
    publicUrl: settings.PUBLIC_URL,
    root: ROOT,
  })
}
