import { useEffect } from 'react'
import { queryString } from '../api/client.ts'
import { readEnterprise } from '../api/enterprises.ts'
import { readVisitEntry } from '../api/visits.ts'
import type { Target } from '../api/workbench.ts'
import { isFresh, keptAt } from './kept.ts'

const HOUR = 3_600_000
/** A copy on the phone is a reading, and is traced as one: not more often than once in half a day. */
const ENTERPRISE_LASTS = 12 * HOUR
const ENTRY_LASTS = 2 * HOUR
const MOST = 40
/** What the person looks at comes first. */
const WAIT = 4_000

/** Reads ahead, one after the other, what a visit to each of my targets will need where there is no network. */
export function useReadAhead(targets: readonly Target[] | undefined): void {
  useEffect(() => {
    if (!targets || keptAt(targets) || !navigator.onLine) return
    const timer = setTimeout(() => void readAhead(targets), WAIT)
    return () => clearTimeout(timer)
  }, [targets])
}

async function readAhead(targets: readonly Target[]): Promise<void> {
  const enterprises = [...new Set(targets.flatMap(({ enterprise }) => (enterprise ? [enterprise.id] : [])))]
  const projects = [...new Set(targets.flatMap(({ project }) => (project ? [project.id] : [])))]
  const wanted = [
    ...enterprises.map((enterpriseId) => ({ enterpriseId })),
    ...projects.map((projectId) => ({ projectId })),
  ].slice(0, MOST)
  try {
    for (const query of wanted) {
      if (!(await isFresh(`/api/visits/entry${queryString(query)}`, ENTRY_LASTS))) await readVisitEntry(query)
      const id = 'enterpriseId' in query ? query.enterpriseId : undefined
      if (id && !(await isFresh(`/api/enterprises/${id}`, ENTERPRISE_LASTS))) await readEnterprise(id)
    }
  } catch {
    // Nothing is owed to anybody here: what could not be read ahead is read when it is opened.
  }
}
