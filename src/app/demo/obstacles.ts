import type { Ctx } from '#app/context.ts'
import { setStage } from '#app/project/set-stage.ts'
import { execute } from '#app/use-case.ts'
import { addDays } from '#domain/calendar/day.ts'
import { listDemoThings } from '#storage/demo-store.ts'
import { findProject, listStages } from '#storage/project-store.ts'
import { actAs, must } from './act-as.ts'

// What keeps projects where they are, each in its own way.
const OBSTACLES = [
  '征地尚余 12 亩未交付，两户对补偿标准有异议',
  '10 千伏专线路由未批，临时用电只够一条产线',
  '银行授信在批，二期资金缺口 1800 万元',
  '消防设计审查补正中，等设计院出变更图',
  '进场道路与雨水管网交叉施工，雨季后才能贯通',
] as const

/** Some projects stand still in their stage, and it is written down why; one of them moves again. Done once. */
export async function blockProjects(ctx: Ctx, today: string): Promise<void> {
  const office = await actAs(ctx, 'office', 'office')
  const { projects } = await ctx.db.inAuthority(ctx.authorityId, (tx) => listDemoThings(tx, ctx.authorityId))
  for (const [n, blockedBy] of [...OBSTACLES, '环评批复未下'].entries()) {
    const id = projects[n * 5]
    if (id === undefined) continue
    const read = async () =>
      ctx.db.inAuthority(ctx.authorityId, async (tx) => ({
        project: await findProject(tx, ctx.authorityId, id),
        stages: await listStages(tx, ctx.authorityId, id),
      }))
    const { project, stages } = await read()
    if (!project?.stage || stages.some((one) => one.blockedBy !== null)) continue
    const begun = stages.find((one) => one.toDay === null)?.fromDay ?? addDays(today, -45 + n * 6)
    const stage = { id, stage: project.stage, fromDay: begun }
    must(await execute(office, setStage, { ...stage, revision: project.revision, blockedBy }))
    if (n < OBSTACLES.length) continue
    const now = (await read()).project
    if (now) must(await execute(office, setStage, { ...stage, revision: now.revision, blockedBy: null }))
  }
}
