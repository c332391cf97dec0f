/** Reads the text of an expression. The only file that knows the library (docs/decisions/0010-cel-grammar-own-types.md). */
import { type ASTNode, Environment as CelEnvironment, type ParseError } from '@marcbachmann/cel-js'
import type { Failure } from '#domain/result.ts'

/** A part of an expression as it was written: `op` with its `args`, standing from `start` to `end` of the text. */
export type Tree = ASTNode & { readonly start: number; readonly end: number }

/** `data.offset` is the character in the source where the fault stands; `data.quote` the faulty part. */
export type ExpressionFailure = Failure<`expression.${string}`>

/** Used for its parser only; the limits keep a pasted text from exhausting the stack. */
const grammar = new CelEnvironment({
  limits: { maxDepth: 60, maxAstNodes: 2000, maxListElements: 500, maxCallArguments: 16, maxMapEntries: 1 },
})

/** What people write instead of CEL, and what would be right. */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/[“”‘’「」]/, '"'],
  [/(^|[^=!<>])=([^=]|$)/, '=='],
  [/\band\b/i, '&&'],
  [/\bor\b/i, '||'],
  [/\bnot\b/i, '!'],
  [/<>/, '!='],
  [/[＞]|≥/, '>='],
  [/[＜]|≤/, '<='],
  [/（|）/, '( )'],
  [/%/, '0.80'],
]
/** The tree of a text; where it is none, what people write instead and what would be right. */
export function parseExpression(
  source: string,
): { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly failure: ExpressionFailure } {
  try {
    return { ok: true, tree: grammar.parse(source).ast as Tree }
  } catch (thrown) {
    const error = thrown as ParseError
    const outsideText = source.replaceAll(/"[^"]*"|'[^']*'/g, (text) => ' '.repeat(text.length))
    const habit = HABITS.find(([pattern]) => pattern.test(outsideText))
    const data = { offset: error.range?.start ?? 0, quote: source, ...(habit ? { write: habit[1] } : {}) }
    return { ok: false, failure: { code: 'expression.syntax', data } }
  }
}
