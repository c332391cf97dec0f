import { countMatters, listMatters } from '#app/matter/list-matters.ts'
import { readAreas } from '#app/situation/read-areas.ts'
import { readCoverage } from '#app/situation/read-coverage.ts'
import { readFlow } from '#app/situation/read-flow.ts'
import { readStages } from '#app/situation/read-stages.ts'
import { readTrend } from '#app/situation/read-trend.ts'
import { execute, type UseCase } from '#app/use-case.ts'
import { officeBoard } from '#app/workbench/office-board.ts'
import { unitBoard } from '#app/workbench/unit-board.ts'
import { sql } from '#storage/open-database.ts'
import type { BenchCity } from './city.ts'
import { benchActor, benchContext } from './context.ts'
import { goal, type Line, median } from './timing.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

/** The boards over everything: each figure exact under the rights of who asks, over the whole year. */
export async function benchSituation(city: BenchCity, times = 7): Promise<readonly Line[]> {
  const { rows } = await city.db.inAuthority(city.authorityId, (tx) =>
    sql<{ id: string }>`select id from org where authority_id = ${city.authorityId} order by id limit 1`.execute(tx),
  )
  const org = rows[0]?.id ?? ''
  const of = async <In, Out>(useCase: UseCase<In, Out>, input: unknown, actor = benchActor('leader')) =>
    median(times, async () => {
      const done = await execute(benchContext(city, actor), useCase, input)
      if (!done.ok) throw new Error(`${useCase.name}: ${done.error.code}`)
    })
  const handler = benchActor('handler', { orgIds: [org] })
  return [
    goal('situation: flow of the year', await of(readFlow, YEAR), 1_000),
    goal('situation: time in each stage, of the year', await of(readStages, YEAR), 1_000),
    goal('situation: trend of thirteen months', await of(readTrend, { by: 'month' }), 1_000),
    goal('situation: areas', await of(readAreas, YEAR), 1_000),
    goal('situation: coverage', await of(readCoverage, YEAR), 1_000),
    goal("the office's board", await of(officeBoard, {}), 1_000),
    goal("a department's board", await of(unitBoard, { id: org }, handler), 300),
    goal('counts by state of everything, exact', await of(countMatters, {}), 1_000),
    goal('a list of open matters with its exact number', await of(listMatters, { open: true, limit: 50 }), 300),
  ]
}
