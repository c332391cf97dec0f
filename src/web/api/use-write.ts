import { type MutateOptions, type UseMutateFunction, useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
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
 *
 * What `mutate` is given as `onSuccess` is done once the lists are read anew, also when its row or form has gone with
 * them: the library would drop it then, and nobody would be told what happened.
 */
export function useWrite<In, Out>({ send, touches, done, tray }: Write<In, Out>) {
  const client = useQueryClient()
  const last = useRef<{ input: string; key: string } | null>(null)
  const calls = useRef(new Map<unknown, MutateOptions<Out, Error, In>['onSuccess']>())
  const write = useMutation<Out, Error, In>({
    ...(tray ? { meta: { tray } } : {}),
    mutationFn: (input) => {
      const text = JSON.stringify(input)
      if (last.current?.input !== text) last.current = { input: text, key: newKey() }
      return send(input, last.current.key)
    },
    onSuccess: async (out, input, result, context) => {
      last.current = null
      done?.(out)
      await Promise.all(touches.map((noun) => client.invalidateQueries({ queryKey: [noun] })))
      calls.current.get(input)?.(out, input, result, context)
      calls.current.delete(input)
    },
    onError: (_, input) => void calls.current.delete(input),
  })
  const { mutate: start } = write
  const mutate = useCallback<UseMutateFunction<Out, Error, In>>(
    (...[input, options]) => {
      const { onSuccess, ...others } = options ?? {}
      calls.current.set(input, onSuccess)
      start(...([input, others] as Parameters<typeof start>))
    },
    [start],
  )
  return { ...write, mutate }
}
