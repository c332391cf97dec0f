import { type DestinationStream, destination, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/**
 * Keys whose values never reach a log, at the first three levels of what is logged. The habit that protects people is
 * another: log ids and counts, with a constant message.
 */
const SECRET = [
  'password',
  'passwordHash',
  'token',
  'csrf',
  'cookie',
  'authorization',
  'phone',
  'contactPhone',
  'name',
  'contactName',
  'login',
  'address',
  'text',
  'body',
  'databaseUrl',
] as const

const paths = SECRET.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])

/**
 * The log: one JSON object a line on standard error, constant messages, no personal data.
 * @param to for tests: where the lines go instead
 */
export function createLog(level: string, to: DestinationStream = destination({ dest: 2, sync: true })): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...paths, 'req.headers', 'res.headers'], censor: '[hidden]' },
      serializers: { err: describeError, error: describeError },
    },
    to,
  )
}

type Described = {
  type: string
  code?: string
  message: string
  table?: string
  constraint?: string
  stack?: string
  cause?: Described
}

/**
 * What a log may say of an error: kind, code, place. PostgreSQL puts values from rows into its messages ("Key (name)=(…)",
 * `invalid input syntax … "…"`), so for its errors quoted text that is not an identifier is blanked and the detail is dropped.
 */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is no error was thrown' }
  const { code, table, constraint, severity } = error as Error &
    Record<'code' | 'table' | 'constraint' | 'severity', unknown>
  const fromDatabase = typeof severity === 'string'
  const message = fromDatabase ? error.message.replace(/"(?![a-z_][a-z0-9_.]*")[^"]*"/g, '"…"') : error.message
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message,
    ...(typeof table === 'string' ? { table } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(frames ? { stack: frames } : {}),
    ...(error.cause !== undefined ? { cause: describeError(error.cause) } : {}),
  }
}
