import { Temporal } from 'temporal-polyfill'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { daysWithin } from '#domain/situation/spread.ts'
import { countStanding, STAGES, type Stage, spreadStages, spreadUnits } from '#storage/situation-store.ts'
import { useCase } from '../use-case.ts'
import { CohortInput, cohortOf, rowsOf } from './cohort.ts'

/** Units of a stage that are named: those in which most stands. */
const UNITS = 8

/** Days in each stage — half, nine of ten — what stands there now, and in which units it jams. */
export const readStages = useCase({
  name: 'situation.stages',
  input: CohortInput,
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const allowed = canSome(ctx.actor, 'situation.read')
    if (!allowed.ok) return allowed
    const cohort = cohortOf(ctx, input)
    const spread = await spreadStages(tx, cohort)
    const standing = await countStanding(tx, authorityId, cohort, UNITS)
    const named = [...new Set(standing.flatMap((row) => (row.orgId === null ? [] : [row.orgId])))]
    const units = await spreadUnits(tx, cohort, named)
    const daysSince = (since: string | null) =>
      since === null ? null : Temporal.Instant.from(since).until(now).total('days')
    const places = (filter: Readonly<Record<string, string>>, state: Stage) => ({
      opensPassed: rowsOf(input, { ...filter, passed: state }),
      opensStanding: rowsOf(input, { ...filter, state }),
    })
    const stages = STAGES.map((state) => {
      const tally = spread.filter((row) => row.state === state)
      const here = standing.filter((row) => row.state === state)
      const leading = here.flatMap(({ orgId, org, n, since }) => {
        if (orgId === null) return []
        const took = units.find((row) => row.state === state && row.orgId === orgId)
        return [
          {
            org: { id: orgId, name: org ?? '' },
            passed: took?.passed ?? 0,
            median: took?.median ?? null,
            p90: took?.p90 ?? null,
            standing: n,
            oldest: daysSince(since),
            ...places({ leadOrgId: orgId }, state),
          },
        ]
      })
      return {
        state,
        passed: tally.reduce((sum, row) => sum + row.n, 0),
        median: daysWithin(tally, 0.5),
        p90: daysWithin(tally, 0.9),
        standing: here[0]?.all ?? 0,
        oldest: daysSince(here[0]?.first ?? null),
        ...places({}, state),
        units: leading,
        moreUnits: Math.max(0, (here[0]?.units ?? 0) - leading.length),
      }
    })
    return ok({ out: { stages }, trace: null })
  },
})
