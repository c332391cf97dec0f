import { useEffect, useState } from 'react'

/**
 * Form state that keeps itself in this browser until it is sent: closing the page, a dead battery or a lost network
 * loses nothing. `clear` is called when the server has it.
 */
export function useDraft<T>(
  name: string,
  initial: T,
): [T, (value: T | ((before: T) => T)) => void, () => void, boolean] {
  const key = `lianqi.draft.${name}`
  const [restored] = useState(() => read<T>(key))
  const [value, setValue] = useState<T>(restored ?? initial)
  const [dirty, setDirty] = useState(false)
  useEffect(() => {
    if (dirty) localStorage.setItem(key, JSON.stringify(value))
  }, [key, value, dirty])
  const set = (next: T | ((before: T) => T)) => {
    setDirty(true)
    setValue(next)
  }
  const clear = () => {
    setDirty(false)
    localStorage.removeItem(key)
    setValue(initial)
  }
  return [value, set, clear, restored !== undefined]
}

function read<T>(key: string): T | undefined {
  const text = localStorage.getItem(key)
  if (text === null) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    localStorage.removeItem(key)
    return undefined
  }
}
