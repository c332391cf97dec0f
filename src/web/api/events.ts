import { useEffect } from 'react'
import { linkToken } from './link-token.ts'
import { queryClient } from './query-client.ts'

/**
 * Listens for what is new for whoever is signed in, while the page is looked at: the notices are read again when the server
 * says so. A page in the background listens to nothing and catches up when it is looked at again.
 */
export function useEvents(): void {
  useEffect(() => {
    let source: EventSource | undefined
    const refresh = () => void queryClient.invalidateQueries({ queryKey: ['notice'] })
    const follow = () => {
      if (document.hidden) {
        source?.close()
        source = undefined
        // A stream carries no header, and a link is nothing else.
      } else if (!source && linkToken() === null) {
        source = new EventSource('/api/events')
        source.addEventListener('notice', refresh)
      }
    }
    follow()
    const looked = () => {
      follow()
      if (!document.hidden) refresh()
    }
    document.addEventListener('visibilitychange', looked)
    return () => {
      document.removeEventListener('visibilitychange', looked)
      source?.close()
    }
  }, [])
}
