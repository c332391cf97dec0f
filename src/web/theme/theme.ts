import { useSyncExternalStore } from 'react'

/** What the person chose; `system` follows the machine. */
export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

const KEY = 'lianqi.theme'
const listeners = new Set<() => void>()
const machine = matchMedia('(prefers-color-scheme: dark)')

export function themeChoice(): ThemeChoice {
  const stored = localStorage.getItem(KEY)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

export function currentTheme(): Theme {
  const choice = themeChoice()
  if (choice !== 'system') return choice
  return machine.matches ? 'dark' : 'light'
}

/** Writes the theme on the root element, where the tokens look for it. */
export function applyTheme(): void {
  const theme = currentTheme()
  document.documentElement.dataset.theme = theme
  // For the server, so that the next page does not begin in the other colours.
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${KEY}=${theme}; path=/; max-age=31536000; samesite=lax`
  for (const listener of listeners) listener()
}

export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, choice)
  applyTheme()
}

// Paper is white. In the capture phase, so that whatever redraws itself for paper finds the light colours.
addEventListener('beforeprint', () => (document.documentElement.dataset.theme = 'light'), { capture: true })
addEventListener('afterprint', () => (document.documentElement.dataset.theme = currentTheme()), { capture: true })
machine.addEventListener('change', applyTheme)

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentTheme)
}
