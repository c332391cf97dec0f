import type { Ctx } from '#app/context.ts'
import { execute, type UseCase } from '#app/use-case.ts'

/** A moment of a day in the demo's park. */
export const at = (day: string, time: string): string => `${day}T${time}:00+08:00`

/** Does something as of a moment, not later than now; what the demo does is allowed, or it is a bug. */
export async function must<In, Out>(ctx: Ctx, moment: string, useCase: UseCase<In, Out>, input: object): Promise<Out> {
  const now = new Date(moment).toISOString()
  const done = await execute({ ...ctx, now: now < ctx.now ? now : ctx.now }, useCase, input)
  if (!done.ok) throw new Error(`demo ${useCase.name}: ${done.error.code} ${JSON.stringify(done.error.data ?? {})}`)
  return done.value
}
