import { useEffect, useRef } from 'react'
import { type BulkRun, isOver } from '../../api/bulk.ts'
import { queryClient } from '../../api/query-client.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../after-act.tsx'
import { isWatched } from './at-hand.ts'
import { touchedBy } from './bulk.ts'

/** As a run moves on: the lists it may have changed are read anew, and whoever does not look at it is told. */
export function useRunNews(runs: readonly BulkRun[]): void {
  const before = useRef<ReadonlyMap<string, BulkRun['state']>>(new Map())
  useEffect(() => {
    for (const run of runs) {
      const was = before.current.get(run.id)
      if (was === undefined || was === run.state) continue
      // A short one is over before it was ever seen being done.
      if (isOver(run) && (was === 'doing' || was === 'tried')) {
        for (const noun of touchedBy(run.act)) void queryClient.invalidateQueries({ queryKey: [noun] })
        const { title, done, refused } = run
        if (!isWatched(run.id) && run.begunAt) tellAfterAct({ sentence: t('bulk.told', { title, done, refused }) })
      }
      if (run.state === 'tried' && !isWatched(run.id)) {
        tellAfterAct({ sentence: t('bulk.tried_told', { title: run.title }) })
      }
    }
    before.current = new Map(runs.map((run) => [run.id, run.state]))
  }, [runs])
}
