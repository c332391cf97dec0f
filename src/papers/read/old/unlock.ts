import { Worker } from 'node:worker_threads'
import { READ_LIMITS } from '../limits.ts'

/**
 * An encrypted workbook opened, where it asks nobody for a password: Excel and WPS encrypt a workbook that was only protected (its structure,
 * its sheets) with a password they both know, and open it without a word. Deciphering costs as much as the file says, so it works in a
 * thread of its own, with memory and time bounded.
 * @returns undefined where a password is needed, or it took too long
 */
export async function unlock(bytes: Buffer): Promise<Buffer | undefined> {
  if (bytes.length > READ_LIMITS.oldFile) return undefined
  const worker = new Worker(new URL('./unlock-thread.ts', import.meta.url), {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: READ_LIMITS.oldMegabytes },
    env: {},
    argv: [],
  })
  let late: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve) => {
      worker.on('message', (opened: Uint8Array | undefined) =>
        resolve(opened && Buffer.from(opened.buffer, opened.byteOffset, opened.byteLength)),
      )
      worker.on('error', () => resolve(undefined))
      worker.on('exit', () => resolve(undefined))
      late = setTimeout(() => resolve(undefined), READ_LIMITS.unlockSeconds * 1000)
    })
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}
