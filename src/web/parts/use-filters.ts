import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Search } from '../routes/shells.ts'

/** The filters of a page live in its address: back, reload and a sent link show the same rows. */
export function useFilters(): [Search, (change: Search) => void, (all: Search) => void] {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  return useMemo(() => {
    const replace = (all: Search) => void navigate({ to: '.', search: compact(all), replace: true })
    return [search, (change: Search) => replace({ ...search, ...change }), replace] as const
  }, [search, navigate]) as [Search, (change: Search) => void, (all: Search) => void]
}

/** Without the empty ones, so that an address says only what it means. */
export function compact(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
}

/** `a,b` → ['a', 'b']; absent → undefined. */
export function listOf(value: string | undefined): string[] | undefined {
  return value ? value.split(',') : undefined
}
