/**
 * Writing behind matching: while the database writes one batch the next is already looked up and matched. One batch is under way at most.
 */
export type WriteBehind = {
  /** Waits where something that goes by one of these names is still being written: what is looked up must see it. */
  seeing(...names: readonly (readonly string[])[]): Promise<void>
  /** Begins to write as soon as the batch before is written. `names`: whatever the written things can be looked up by, before and after. */
  begin(names: Iterable<string>, write: () => Promise<void>): Promise<void>
  /** Nothing is under way any more. */
  written(): Promise<void>
}

export function writeBehind(): WriteBehind {
  let writing = Promise.resolve()
  let touched = new Set<string>()
  return {
    async seeing(...names) {
      if (names.some((some) => some.some((name) => touched.has(name)))) await writing
    },
    async begin(names, write) {
      await writing
      touched = new Set(names)
      writing = write()
      // Told to whoever waits for it next.
      writing.catch(() => {})
    },
    written: () => writing,
  }
}
