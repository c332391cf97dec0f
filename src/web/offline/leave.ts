import { forgetAccount, forgetReads, waitingStore } from './database.ts'
import { sendNow } from './queue.ts'

/** How much of an account still waits here after one more attempt to send it. */
export async function countWaiting(account: string): Promise<number> {
  try {
    if ((await waitingStore.of(account)).length > 0 && navigator.onLine) await sendNow()
    return (await waitingStore.of(account)).length
  } catch {
    return 0
  }
}

/** Takes all that is kept here of an account away, and whatever anybody read. */
export async function forgetHere(account: string | undefined): Promise<void> {
  await (account ? forgetAccount(account) : forgetReads()).catch(() => undefined)
}
