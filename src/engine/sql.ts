/** Small tools for compiled statements: parameters by number, literals, ids that are the same in every rebuild. */
import { CompiledQuery } from 'kysely'
import type { Tx } from '#storage/open-database.ts'
import { PLANNED_ANEW } from '#storage/preparing-client.ts'
import type { Scene } from './scene.ts'

export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** Text of a statement under construction: `param` returns `$n::type`, the same value always the same number. */
/** The text of a value; of long lists (the days of a calendar) it is made once. */
const texts = new WeakMap<readonly unknown[], string>()

function textOf(value: unknown): string {
  if (!Array.isArray(value) || value.length < 1000) return JSON.stringify(value)
  const text = texts.get(value) ?? JSON.stringify(value)
  texts.set(value, text)
  return text
}

export class SqlText {
  readonly values: unknown[] = []
  readonly #known = new Map<string, string>()
  readonly scene: Scene

  constructor(scene: Scene) {
    this.scene = scene
    this.param(
      scene.authorityIds.length === 1 ? scene.authorityIds[0] : scene.authorityIds,
      scene.authorityIds.length === 1 ? 'uuid' : 'uuid[]',
    )
  }

  param(value: unknown, type: string): string {
    const key = `${type} ${textOf(value)}`
    const known = this.#known.get(key)
    if (known) return known
    this.values.push(value)
    const text = `$${this.values.length}::${type}`
    this.#known.set(key, text)
    return text
  }

  /** `alias.authority_id = $1`: stands in every `where` that opens a table. */
  own(alias: string): string {
    return this.scene.authorityIds.length === 1
      ? `${alias}.authority_id = $1::uuid`
      : `${alias}.authority_id = any ($1::uuid[])`
  }

  get asOf(): string {
    return this.param(this.scene.asOf, 'timestamptz')
  }

  get program(): string {
    return this.param(this.scene.program.id, 'text')
  }

  get version(): string {
    return this.param(this.scene.program.version, 'int')
  }

  get zone(): string {
    return this.param(this.scene.timeZone, 'text')
  }

  get today(): string {
    return this.param(this.scene.today, 'date')
  }

  /** The statement with the parameters it uses, numbered anew: PostgreSQL cannot type one that stands nowhere. */
  done(text: string): Statement {
    const used: number[] = []
    const renumbered = text.replace(/\$(\d+)(?=::)/g, (_whole, digits: string) => {
      const index = Number(digits) - 1
      if (!used.includes(index)) used.push(index)
      return `$${used.indexOf(index) + 1}`
    })
    return { text: renumbered, values: used.map((index) => this.values[index]) }
  }
}

export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Minutes after midnight at which the program's day turns: what is added so that a moment falls into its day. */
function turnShift(scene: Scene): string | null {
  const [hours = 24, minutes = 0] = scene.rules.dayTurns.split(':').map(Number)
  const shift = 1440 - (hours * 60 + minutes)
  return shift === 0 ? null : `interval '${shift} minutes'`
}

/** SQL of the program's day of a moment. */
export function daySql(sql: SqlText, at: string): string {
  const shift = turnShift(sql.scene)
  return shift ? `((${at} at time zone ${sql.zone}) + ${shift})::date` : `(${at} at time zone ${sql.zone})::date`
}

/** SQL of the moment at which a program's day begins. */
export function dayStartSql(sql: SqlText, day: string): string {
  const shift = turnShift(sql.scene)
  return shift
    ? `((${day})::timestamp - ${shift}) at time zone ${sql.zone}`
    : `(${day})::timestamp at time zone ${sql.zone}`
}

/** SQL of the working days after `from` up to and including `to`: two look-ups by ordinal, NULL outside the calendar. */
export function workingDaysSql(sql: SqlText): (from: string, to: string) => string {
  return (from, to) => {
    const seqs = sql.param(sql.scene.seqs, 'int[]')
    const first = sql.param(sql.scene.seqFrom, 'date')
    return `((${seqs})[${to} - ${first} + 1] - (${seqs})[${from} - ${first} + 1])`
  }
}

/** The id of a derived row: md5 over what it is about. */
export function idSql(...parts: string[]): string {
  return `md5(${parts.join(` || '|' || `)})::uuid`
}

/** Sum over hashes of ids: the same in any order. */
export function digestSql(id: string): string {
  return `coalesce(sum(uuid_hash_extended(${id}, 0)::numeric), 0)`
}

/** The last moment of a stretch that ends (exclusive) at `endsAt`: a period's own rows stand there. */
export function lastMomentSql(endsAt: string): string {
  return `(${endsAt} - interval '1 millisecond')`
}

/**
 * Runs a statement. One that writes the rows of a rule is planned for what it is asked: kept in general, the plan for one changed fact
 * reads whole tables.
 */
export async function execute(
  tx: Tx,
  statement: Statement,
): Promise<{ rows: Record<string, unknown>[]; count: number }> {
  const text = statement.text.startsWith('insert') ? `${PLANNED_ANEW} ${statement.text}` : statement.text
  const result = await tx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...statement.values]))
  return { rows: result.rows, count: Number(result.numAffectedRows ?? 0) }
}
