import { type RefObject, useEffect, useRef } from 'react'
import { useFilters } from '../../parts/use-filters.ts'

type Wall = {
  readonly on: boolean
  readonly place: RefObject<HTMLDivElement | null>
  readonly enter: () => void
  readonly leave: () => void
}

/**
 * The board on the wall: the whole screen, dark, without the frame around it, and the screen does not fall asleep. It stands in
 * the address, so a machine may start with it; without a person's press a browser gives no full screen, and the frame goes all the same.
 */
export function useWall(): Wall {
  const [filters, change] = useFilters()
  const place = useRef<HTMLDivElement>(null)
  const on = filters.wall === 'true'
  useEffect(() => {
    if (!on) return
    document.documentElement.dataset.wall = 'true'
    let awake: WakeLockSentinel | undefined
    // Not every browser keeps the screen awake, and none does while it is hidden: then it sleeps as it would anyway.
    const keep = () => {
      if (document.visibilityState === 'visible')
        void navigator.wakeLock?.request('screen').then(
          (lock) => {
            awake = lock
          },
          () => undefined,
        )
    }
    keep()
    const left = () => {
      if (!document.fullscreenElement) change({ wall: undefined })
    }
    document.addEventListener('visibilitychange', keep)
    document.addEventListener('fullscreenchange', left)
    return () => {
      delete document.documentElement.dataset.wall
      void awake?.release()
      document.removeEventListener('visibilitychange', keep)
      document.removeEventListener('fullscreenchange', left)
    }
  }, [on, change])
  return {
    on,
    place,
    enter: () => {
      change({ wall: 'true' })
      // Where it is refused the board fills the window.
      document.documentElement.requestFullscreen?.().catch(() => undefined)
    },
    leave: () => {
      if (document.fullscreenElement) void document.exitFullscreen()
      change({ wall: undefined })
    },
  }
}
