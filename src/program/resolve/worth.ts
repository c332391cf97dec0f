/** What a number may be written as — an expression, a table, bands — becomes one expression, with the table kept for the rule book. */
import type { Environment } from '../environment.ts'
import type { Expression, Node } from '../expression.ts'
import type { Worth } from '../model.ts'
import type { Context, Path, Want } from './context.ts'
import { checkCaseNames, resolveAmount } from './value.ts'

type Bands = readonly { from: number | string; give: number | string }[]
export type WorthInput =
  | string
  | number
  | boolean
  | { by: string; cases: Record<string, number | string>; else?: number | string | undefined }
  | { by: string; bands: Bands }

const absent: Node = { kind: 'absent', type: 'number' }

/** `want: any` allows a yes/no (a plain rate) beside numbers. */
export function resolveWorth(
  context: Context,
  path: Path,
  written: WorthInput,
  environment: Environment,
  want: Want,
): Worth | undefined {
  if (typeof written !== 'object') {
    const expression = context.expression(path, written, environment, want)
    if (expression && want === 'any' && !['int', 'number', 'yes_no'].includes(expression.type)) {
      return context.fault(path, 'expression.wrong_result', {
        quote: String(written),
        type: expression.type,
        want: 'number',
      })
    }
    return expression && { expression }
  }
  if ('bands' in written) {
    const by = context.expression([...path, 'by'], written.by, environment, 'number')
    return by && resolveBands(context, [...path, 'bands'], by, written.bands)
  }
  const by = context.expression([...path, 'by'], written.by, environment, 'any')
  if (!by || !checkCaseNames(context, [...path, 'cases'], by, Object.keys(written.cases), environment)) return undefined
  const cases = Object.entries(written.cases).map(([value, give]) => ({
    value,
    give: context.expression([...path, 'cases', value], give, environment, 'number'),
  }))
  const otherwise =
    written.else === undefined ? undefined : context.expression([...path, 'else'], written.else, environment, 'number')
  if (cases.some(({ give }) => !give) || (written.else !== undefined && !otherwise)) return undefined
  const given = cases as { value: string; give: Expression }[]
  const ast = given.reduceRight<Node>((rest, { value, give }) => {
    const literal: Node =
      by.type === 'yes_no'
        ? { kind: 'yes_no', type: 'yes_no', value: value === 'true' }
        : { kind: 'text', type: 'text', value }
    return {
      kind: 'choose',
      type: 'number',
      if: { kind: 'compare', type: 'yes_no', op: '==', left: by.ast, right: literal },
      then: give.ast,
      else: rest,
    }
  }, otherwise?.ast ?? absent)
  const parts = [by, ...given.map(({ give }) => give), ...(otherwise ? [otherwise] : [])]
  return {
    expression: joined(ast, parts, JSON.stringify(written)),
    table: {
      by: by.source,
      cases: given.map(({ value, give }) => ({ value, give: give.source })),
      ...(otherwise ? { otherwise: otherwise.source } : {}),
    },
  }
}

/** Highest band first; the first whose `from` is reached decides. */
export function resolveBands(context: Context, path: Path, by: Expression, written: Bands): Worth | undefined {
  const bands = written.flatMap((band, index) => {
    const from = resolveAmount(context, [...path, index, 'from'], band.from)
    const give = resolveAmount(context, [...path, index, 'give'], band.give)
    return from === undefined || give === undefined ? [] : [{ from, give }]
  })
  if (bands.length < written.length) return undefined
  for (const [index, band] of bands.entries()) {
    const before = bands[index - 1]
    if (before && before.from <= band.from)
      return context.fault([...path, index, 'from'], 'bands.order', { from: band.from, before: before.from })
  }
  const ast = bands.reduceRight<Node>(
    (rest, { from, give }) => ({
      kind: 'choose',
      type: 'number',
      if: {
        kind: 'compare',
        type: 'yes_no',
        op: '>=',
        left: by.ast,
        right: { kind: 'number', type: 'number', value: from },
      },
      then: { kind: 'number', type: 'number', value: give },
      else: rest,
    }),
    absent,
  )
  return {
    expression: joined(ast, [by], JSON.stringify(bands)),
    bands: { by: by.source, steps: bands.map(({ from, give }) => ({ from, give })) },
  }
}

function joined(ast: Node, parts: readonly Expression[], source: string): Expression {
  const union = (of: (part: Expression) => readonly string[]): string[] => [...new Set(parts.flatMap(of))]
  return {
    source,
    type: 'number',
    ast,
    paths: union((p) => p.paths),
    measures: union((p) => p.measures),
    params: union((p) => p.params),
  }
}
