import { useState } from 'react'

export type ListSettings = {
  readonly hidden: readonly string[]
  readonly dense: boolean
}

/** Columns and density of one list as this person has them, kept in this browser; filters worth keeping are saved views. */
export function useListSettings(
  list: string,
  hiddenAtFirst: readonly string[],
): [ListSettings, (change: Partial<ListSettings>) => void] {
  const key = `lianqi.list.${list}`
  const [settings, setSettings] = useState<ListSettings>(() => ({
    hidden: hiddenAtFirst,
    dense: false,
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
