import { useEffect, useState } from 'react'
import { trySend } from '../../api/bulk.ts'
import { explain } from '../../api/problem.ts'
import { t } from '../../i18n/t.ts'
import type { BulkItem } from './bulk.ts'

export type Trial = {
  readonly will: readonly BulkItem[]
  readonly refuse: readonly { readonly item: BulkItem; readonly why: string }[]
  readonly tried: number
  readonly over: boolean
}

const NONE: Trial = { will: [], refuse: [], tried: 0, over: false }
/** So many are tried at a time. */
const AT_ONCE = 4

/** Tries each of the rows out: which would be done and which refuse, and why. By the act itself, not by a guess of it. */
export function useTrial(items: readonly BulkItem[] | undefined): Trial | undefined {
  const [trial, setTrial] = useState<Trial>(NONE)
  const key = items && JSON.stringify(items)
  useEffect(() => {
    if (key === undefined) return
    const left = new AbortController()
    setTrial(NONE)
    void tryAll(JSON.parse(key) as BulkItem[], left.signal, (next) => {
      if (!left.signal.aborted) setTrial(next)
    })
    return () => left.abort()
  }, [key])
  return items && trial
}

async function tryAll(items: readonly BulkItem[], signal: AbortSignal, tell: (trial: Trial) => void) {
  const answers = new Map<string, string | null>()
  const told = (over: boolean): Trial => ({
    will: items.filter((item) => answers.get(item.id) === null),
    refuse: items.flatMap((item) => {
      const why = answers.get(item.id)
      return typeof why === 'string' ? [{ item, why }] : []
    }),
    tried: answers.size,
    over,
  })
  for (let at = 0; at < items.length && !signal.aborted; at += AT_ONCE) {
    await Promise.all(
      items.slice(at, at + AT_ONCE).map(async (item) => {
        answers.set(item.id, await tried(item, signal))
      }),
    )
    tell(told(false))
  }
  tell(told(true))
}

async function tried({ sent, why }: BulkItem, signal: AbortSignal): Promise<string | null> {
  if (!sent) return why ?? t('error.access.denied')
  try {
    await trySend(sent, signal)
    return null
  } catch (error) {
    return explain(error)
  }
}
