import { placeAreas } from '#app/situation/place-areas.ts'
import { readAreas } from '#app/situation/read-areas.ts'
import { readCoverage } from '#app/situation/read-coverage.ts'
import { readFlow } from '#app/situation/read-flow.ts'
import { readStages } from '#app/situation/read-stages.ts'
import { readTrend } from '#app/situation/read-trend.ts'
import { takeTable } from '#app/situation/take-table.ts'
import { execute } from '#app/use-case.ts'
import { ok } from '#domain/result.ts'
import * as contract from '../contract/situation.ts'
import { contextOf } from '../request-context.ts'
import { answer, type Route, serve } from '../route.ts'

export const situationRoutes: readonly Route[] = [
  serve(contract.readCoverage, readCoverage),
  serve(contract.readFlow, readFlow),
  serve(contract.readStages, readStages),
  serve(contract.readAreas, readAreas),
  serve(contract.placeAreas, placeAreas),
  serve(contract.readTrend, readTrend),
  answer(contract.takeTable, async (deps, { body }, request, reply) => {
    const taken = await execute(contextOf(deps, request), takeTable, body)
    if (!taken.ok) return taken
    const { name, stream } = taken.value
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    reply.header('cache-control', 'no-store')
    await reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(stream)
    return ok('')
  }),
]
