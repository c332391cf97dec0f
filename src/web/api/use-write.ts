import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newKey } from './client.ts'

type Write<In, Out> = {
  readonly send: (input: In, idempotencyKey: string) => Promise<Out>
  /** Nouns whose lists and pages this act may have changed. */
  readonly touches: readonly string[]
  readonly done?: (out: Out) => void
  /** What it is called in the tray, where it lasts and its page may be left meanwhile. */
  readonly tray?: string
}

/**
 * A write whose Idempotency-Key lives as long as its input: pressing twice, or again after the network failed,
 * asks for the same thing and gets the first answer.
 */
export function useWrite<In, Out>({ send, touches, done, tray }: Write<In, Out>) {
  const client = useQueryClient()
  const last = useRef<{ input: string; key: string } | null>(null)
  return useMutation<Out, Error, In>({
    ...(tray ? { meta: { tray } } : {}),
    mutationFn: (input) => {
      const text = JSON.stringify(input)
      if (last.current?.input !== text) last.current = { input: text, key: newKey() }
      return send(input, last.current.key)
    },
    onSuccess: async (out) => {
      last.current = null
      done?.(out)
      await Promise.all(touches.map((noun) => client.invalidateQueries({ queryKey: [noun] })))
    },
  })
}
