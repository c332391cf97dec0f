import { useState } from 'react'
import type { Search } from '../routes/shells.ts'

export type ListSettings = {
  readonly hidden: readonly string[]
  readonly dense: boolean
  readonly views: readonly { readonly name: string; readonly search: Search }[]
}

/** Columns, density and saved views of one list, kept in this browser. */
export function useListSettings(
  list: string,
  hiddenAtFirst: readonly string[],
): [ListSettings, (change: Partial<ListSettings>) => void] {
  const key = `lianqi.list.${list}`
  const [settings, setSettings] = useState<ListSettings>(() => ({
    hidden: hiddenAtFirst,
    dense: false,
    views: [],
    ...stored(key),
  }))
  return [
    settings,
    (change) => {
      const next = { ...settings, ...change }
      localStorage.setItem(key, JSON.stringify(next))
      setSettings(next)
    },
  ]
}

function stored(key: string): Partial<ListSettings> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<ListSettings>
  } catch {
    localStorage.removeItem(key)
    return {}
  }
}
