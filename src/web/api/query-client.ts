import { QueryClient } from '@tanstack/react-query'
import { Problem } from './problem.ts'

/** What was seen stays while the new arrives; refusals are answers and are not asked again, a dead network is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: true,
      // Without network the answer is what was read last, or that there is none: nothing waits for ever.
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (count, error) =>
        !(error instanceof Problem && error.status > 0 && error.status < 500) && navigator.onLine && count < 2,
    },
    mutations: {
      networkMode: 'always',
      retry: (count, error) => error instanceof Problem && error.status === 0 && navigator.onLine && count < 2,
    },
  },
})
