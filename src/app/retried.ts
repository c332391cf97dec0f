/** Two transactions that wait for each other: the database ends one of them, and nothing of it was done. */
const DEADLOCK = '40P01'
const ATTEMPTS = 3

/** Does a transaction's work again when the database ended it for a deadlock; every other error is the caller's. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if ((error as { code?: unknown }).code !== DEADLOCK || attempt === ATTEMPTS) throw error
    }
  }
}
