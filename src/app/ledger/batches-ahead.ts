/** What comes, in batches; while one is dealt with the next is gathered already. */
export async function* batchesAhead<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  const gathered = batches(source, size)
  let next = gathered.next()
  try {
    for (;;) {
      const batch = await next
      if (batch.done) return
      next = gathered.next()
      // A fault is thrown when its batch is asked for, not before.
      next.catch(() => undefined)
      yield batch.value
    }
  } finally {
    await next.catch(() => undefined)
    await gathered.return(undefined)
  }
}

async function* batches<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let batch: T[] = []
  for await (const one of source) {
    batch.push(one)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
