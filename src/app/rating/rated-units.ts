import { members } from '#engine/members.ts'
import { createScene } from '#engine/scene.ts'
import type { Program } from '#program/model.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'

/** The units that a program in force counts ratings for: only they are asked about, so that nothing is said for nothing. */
export async function ratedUnits(ctx: TxCtx): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
    const program = await getProgram(ctx, key, version)
    const scene = createScene({
      program,
      authorityIds: [ctx.authorityId],
      timeZone: ctx.timeZone,
      calendarRows: [],
      asOf: ctx.now,
    })
    for (const { id } of await members(ctx.tx, scene, groupsRated(program))) found.add(id)
  }
  return found
}

function groupsRated(program: Program): string[] {
  const groups = program.measures.flatMap(({ subject, selections }) =>
    subject.kind === 'group' && subject.of === 'org' && selections.some(({ each }) => each.kind === 'rating')
      ? [subject.group]
      : [],
  )
  return [...new Set(groups)]
}
