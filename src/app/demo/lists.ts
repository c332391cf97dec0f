import type { Ctx } from '#app/context.ts'
import { getProgram } from '#app/matter/load-program.ts'
import { decideList, draftList, listPublications, publishList } from '#app/publication/lists.ts'
import { execute } from '#app/use-case.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { actAs, must } from './act-as.ts'

/** Two lists of the marks that stand: one approved by a leader and published, one waiting. Done once. */
export async function publishListsInDemo(ctx: Ctx): Promise<void> {
  const office = await actAs(ctx, 'office', 'office')
  const leader = await actAs(ctx, 'leader', 'leader')
  if (must(await execute(office, listPublications, {})).length > 0) return
  const marks = await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
    const versions = await listVersionsNow(tx, ctx.authorityId)
    const programs = await Promise.all(versions.map(({ key, version }) => getProgram({ ...ctx, tx }, key, version)))
    return programs.flatMap((program) => program.marks.map((mark) => ({ program: program.id, mark: mark.id })))
  })
  let drafted = 0
  for (const one of marks) {
    if (drafted === 2) break
    const list = await execute(office, draftList, one)
    // A mark that stands on nobody makes no list.
    if (!list.ok) continue
    drafted++
    if (drafted > 1) continue
    must(await execute(leader, decideList, { id: list.value.id, approved: true, reason: '同意公布' }))
    must(await execute(office, publishList, { id: list.value.id }))
  }
}
