import { checkProgram } from '#program/check.ts'
import { parseProgram } from '#program/parse.ts'
import { listVersions } from '#storage/program-store.ts'
import type { TxCtx } from '../context.ts'

/** Checks a program's text; what it extends is looked for among the published versions of the authority. */
export async function checkAgainstStored(ctx: Pick<TxCtx, 'tx' | 'authorityId'>, text: string, file: string) {
  const stored = await listVersions(ctx.tx, ctx.authorityId)
  const parents = new Map(stored.map((one) => [`${one.key}@${one.version}`, one.source]))
  return checkProgram(text, {
    file,
    resolveParent(reference) {
      const source = parents.get(reference)
      return source === undefined ? undefined : parseProgram(source, reference)
    },
  })
}
