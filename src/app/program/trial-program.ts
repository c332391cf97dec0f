import type { Language } from '#program/fault.ts'
import { listVersions } from '#storage/program-store.ts'
import type { TxCtx } from '../context.ts'
import type { TrialProgram } from './trial-work.ts'

/** A text as the trial thread wants it: with the published texts of the authority that it may extend. */
export async function trialProgram(
  ctx: Pick<TxCtx, 'tx' | 'authorityId'>,
  {
    text,
    name,
    language,
  }: { readonly text: string; readonly name?: string | undefined; readonly language?: Language | undefined },
): Promise<TrialProgram> {
  const extending = /^extends\s*:/m.test(text)
  const stored = extending ? await listVersions(ctx.tx, ctx.authorityId) : []
  const parents = Object.fromEntries(stored.map((one) => [`${one.key}@${one.version}`, one.source]))
  return { text, file: name ?? 'program.yaml', parents, language: language ?? 'zh' }
}
