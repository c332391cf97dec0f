import { setFlagsFromString } from 'node:v8'

let under = 0

/**
 * Does long work of which little is alive at a time and much is thrown away: a file of 100 000 rows read or written. Left alone, the engine
 * lets the heap grow fourfold before it looks again, and the process keeps that; meanwhile it looks after each half. The flag is one the
 * engine reads anew each time it looks.
 */
export async function inSmallHeap<T>(work: () => Promise<T>): Promise<T> {
  if (under++ === 0) setFlagsFromString('--heap-growing-percent=50')
  try {
    return await work()
  } finally {
    if (--under === 0) setFlagsFromString('--heap-growing-percent=0')
  }
}
