/**
 * An expression as PostgreSQL text with the meaning of `evaluate`: NULL is undecided, numbers are numeric, x / 0 is NULL.
 * A condition is wrapped at its use: `coalesce(<condition>, false)`.
 */
import type { Expression, Node } from './ast.ts'

export type SqlOptions = {
  /** SQL of the authority's time zone; default the constant `'Asia/Shanghai'`. */
  readonly zone?: string
  /** SQL (int) of the working days after the first day up to and including the second; both are SQL of type date. */
  readonly workingDays?: (from: string, to: string) => string
}

/** `resolve` gives the SQL of a path (`value`, `project.points`, `measure.resolved`). Literals are inlined, quoted. */
export function toSql(expression: Expression, resolve: (path: string) => string, options: SqlOptions = {}): string {
  const zone = options.zone ?? `'Asia/Shanghai'`

  const day = (node: Node): string => (node.type === 'day' ? sql(node) : `(${sql(node)} at time zone ${zone})::date`)

  /** Operand of arithmetic: numeric, so that nothing overflows and nothing is cut. */
  const numeric = (node: Node): string => {
    if (node.kind === 'number' || node.kind === 'param')
      return node.value < 0 ? `(${literal(node.value)})::numeric` : `${literal(node.value)}::numeric`
    if (node.kind === 'arithmetic' || node.kind === 'negative') return sql(node)
    return `(${sql(node)})::numeric`
  }

  const pair = (a: Node, b: Node): [string, string] =>
    (a.type === 'day') !== (b.type === 'day') ? [day(a), day(b)] : [sql(a), sql(b)]

  const sql = (node: Node): string => {
    switch (node.kind) {
      case 'number':
      case 'param':
        return node.value < 0 ? `(${literal(node.value)})` : literal(node.value)
      case 'absent':
        return 'null::numeric'
      case 'text':
        return quote(node.value)
      case 'yes_no':
        return String(node.value)
      case 'day':
        return `date ${quote(node.value)}`
      case 'path':
        return resolve(node.path)
      case 'not':
        return `(not ${sql(node.of)})`
      case 'negative':
        return `(- ${numeric(node.of)})`
      case 'and':
      case 'or':
        return `(${sql(node.left)} ${node.kind} ${sql(node.right)})`
      case 'compare': {
        const [left, right] = pair(node.left, node.right)
        const op = node.op === '==' ? '=' : node.op === '!=' ? '<>' : node.op
        return `(${left} ${op} ${right})`
      }
      case 'arithmetic':
        if (node.op === '/') return `(${numeric(node.left)} / nullif(${numeric(node.right)}, 0))`
        return `(${numeric(node.left)} ${node.op} ${numeric(node.right)})`
      case 'choose': {
        // An undecided condition chooses neither branch.
        const condition = sql(node.if)
        const branch = (of: Node): string => (node.type === 'int' || node.type === 'number' ? numeric(of) : sql(of))
        return `(case ${condition} when true then ${branch(node.then)} when false then ${branch(node.else)} end)`
      }
      case 'in_list':
        return `(${sql(node.of)} in (${node.list.map(sql).join(', ')}))`
      case 'in_texts':
        return `(${sql(node.of)} = any (${sql(node.texts)}))`
      case 'within':
        return `(${day(node.of)} between date ${quote(node.from)} and date ${quote(node.to)})`
      case 'given': {
        const of = sql(node.of)
        if (node.of.type === 'text') return `(coalesce(${of}, '') <> '')`
        return node.of.type === 'texts' ? `(coalesce(cardinality(${of}), 0) > 0)` : `(${of} is not null)`
      }
      case 'least':
      case 'greatest': {
        // PostgreSQL's least and greatest pass over NULL; an absent value must stay undecided.
        const parts = node.of.map((part) => (part.type === 'int' || part.type === 'number' ? numeric(part) : sql(part)))
        return `(case when num_nulls(${parts.join(', ')}) = 0 then ${node.kind}(${parts.join(', ')}) end)`
      }
      case 'days':
        return `(${day(node.to)} - ${day(node.from)})`
      case 'working_days': {
        if (!options.workingDays) throw new Error('working_days needs the calendar: pass options.workingDays')
        return `(${options.workingDays(day(node.from), day(node.to))})`
      }
    }
  }
  return sql(expression.ast)
}

/** A text as an SQL literal, whatever `standard_conforming_strings` says. */
export function quote(text: string): string {
  const doubled = text.replaceAll("'", "''")
  return doubled.includes('\\') ? `E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`
}

/** A number without exponent: PostgreSQL reads `1e-7` as a numeric too, but integers must stay integers. */
function literal(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}
