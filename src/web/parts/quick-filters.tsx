import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { request } from '../api/client.ts'
import type { Search } from '../routes/shells.ts'
import { FigureBoard } from './figure.tsx'
import { compact, useFilters } from './use-filters.ts'

/** A way a list is often looked at: its name, the filters it sets, and what it counts. */
export type Quick = {
  readonly id: string
  readonly label: string
  readonly search: Search
  readonly definition: string
  readonly tone?: 'amber' | 'red'
}

type Props = {
  readonly label: string
  /** The page, and the list behind it as the API calls it. */
  readonly to: string
  readonly path: `/api/${string}`
  /** Whose reads count these: what changes the list changes the counts. */
  readonly noun: string
  readonly quicks: readonly Quick[]
  /** The filter of the API from the one in the address. */
  readonly toQuery: (search: Search) => Readonly<Record<string, string | readonly string[] | undefined>>
  /** What the page shows while its address says nothing. */
  readonly resting?: Search
}

/**
 * The usual ways to look at a list, each with its exact number. The number is the list's own, asked for one row: rights and the
 * filters that stand beside count in it as in the list.
 */
export function QuickFilters({ label, to, path, noun, quicks, toQuery, resting = {} }: Props) {
  const [raw] = useFilters()
  const filters = atRest(raw, resting)
  const names = new Set(quicks.flatMap((one) => Object.keys(one.search)))
  const beside = Object.fromEntries(Object.entries(filters).filter(([name]) => !names.has(name) && name !== 'id'))
  const searches = quicks.map((one) => ({ ...beside, ...one.search }))
  const counts = useQueries({
    queries: searches.map((search) => {
      const query = { ...toQuery(search), limit: 1 }
      return {
        queryKey: [noun, 'quick', path, query],
        queryFn: () => request<{ total: number | null }>('GET', path, { query }),
        placeholderData: keepPreviousData,
      }
    }),
  })
  return (
    <FigureBoard
      label={label}
      figures={quicks.map((one, n) => ({
        label: one.label,
        value: counts[n]?.data?.total ?? null,
        waiting: counts[n]?.isPending ?? true,
        to,
        search: searches[n] ?? {},
        definition: one.definition,
        ...(one.tone ? { tone: one.tone } : {}),
        current: [...names].every((name) => (filters[name] ?? '') === (one.search[name] ?? '')),
      }))}
    />
  )
}

/** The filters of the address, or what a page shows before anybody chose: an address of another page's link is taken as it is. */
export function atRest(filters: Search, resting: Search): Search {
  return Object.keys(compact(filters)).length === 0 ? resting : filters
}
