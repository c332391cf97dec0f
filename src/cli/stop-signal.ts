/** A wish to stop: by signal, because the process that started us is gone, or because the database is lost. */
export type StopSignal = {
  /** Resolves once, when stopping is asked for. */
  readonly asked: Promise<void>
  /** Whether it was asked for already. */
  isAsked(): boolean
  /** Asks from within, for a reason that is a failure. */
  fail(): void
  /** 0, or 1 when asked by {@link fail}. */
  exitCode(): number
}

/** Listens for everything that ends the program. */
export function listenForStop(): StopSignal {
  const { promise, resolve } = Promise.withResolvers<void>()
  let asked = false
  let code = 0
  const ask = () => {
    asked = true
    resolve()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  if (process.channel) {
    // The script that started us went away without telling: end as if it had told us.
    process.on('disconnect', ask)
    process.channel.unref()
  }
  return {
    asked: promise,
    isAsked: () => asked,
    fail() {
      code = 1
      ask()
    },
    exitCode: () => code,
  }
}
