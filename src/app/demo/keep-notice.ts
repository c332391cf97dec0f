import type { Ctx } from '#app/context.ts'
import { keepOriginal, waiveClause } from '#app/program/originals.ts'
import { execute } from '#app/use-case.ts'
import { findOriginal } from '#storage/program-draft-store.ts'
import { actAs, must } from './act-as.ts'
import { NOTICE_NAME, NOTICE_TEXT, NOTICE_WAIVED } from './notice-text.ts'
import { PARK } from './places.ts'

/** The park's notice lies with its program, so that the editor shows what follows from which clause. Done once. */
export async function keepNotice(ctx: Ctx): Promise<void> {
  const program = PARK.program.replaceAll('-', '_')
  if (await ctx.db.inAuthority(ctx.authorityId, (tx) => findOriginal(tx, ctx.authorityId, program))) return
  const clerk = await actAs(ctx, 'office', 'office')
  const bytes = Buffer.from(NOTICE_TEXT)
  let { original } = must(await execute(clerk, keepOriginal, { program, name: NOTICE_NAME, bytes, revision: 0 }))
  for (const [anchor, reason] of NOTICE_WAIVED)
    original = must(
      await execute(clerk, waiveClause, { program, anchor, reason, revision: original.revision }),
    ).original
}
