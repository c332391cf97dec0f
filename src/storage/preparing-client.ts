import pg from 'pg'

/** From the third time on a statement is prepared under a name: planning six joins costs more than running them. */
const PREPARE_AFTER = 2
/** Longer texts are compiled rules, each run rarely and with its own literals. */
const LONGEST = 8_000
/** Named plans live in the server, per connection. */
const MOST_NAMES = 150
const MOST_TEXTS = 2_000

/**
 * Begins a statement that reads a span of days: with any days for an argument the server takes it for a few rows, keeps that plan, and
 * reads the whole city by it one row after the other. Planning takes a thousandth of what such a statement does.
 */
export const PLANNED_ANEW = '/* planned anew */'

/** How often a text was seen, and its name once it is worth one. Shared by all connections of the process. */
const seen = new Map<string, { times: number; name: string | undefined }>()
let names = 0

function nameOf(text: string): string | undefined {
  if (text.length > LONGEST || text.startsWith(PLANNED_ANEW)) return undefined
  const known = seen.get(text)
  if (known) {
    known.times++
    if (known.name === undefined && known.times > PREPARE_AFTER && names < MOST_NAMES) known.name = `q${++names}`
    return known.name
  }
  if (seen.size < MOST_TEXTS) seen.set(text, { times: 1, name: undefined })
  return undefined
}

/**
 * A connection that prepares the statements it is asked again and again. PostgreSQL plans the first five runs with their
 * values and keeps a general plan only when that is no dearer.
 */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own overloads, handed through unchanged
  override query(config: any, values?: any, callback?: any): any {
    if (typeof config === 'string' && Array.isArray(values) && values.length > 0) {
      const name = nameOf(config)
      if (name !== undefined) return super.query({ name, text: config, values }, callback)
    }
    return super.query(config, values, callback)
  }
}
