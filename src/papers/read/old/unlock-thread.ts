import { parentPort, workerData } from 'node:worker_threads'
import officeCrypto from 'officecrypto-tool'

/** Opens a workbook with the password Excel and WPS try before they ask for one; tells nothing where it is another. */

/** What a workbook is encrypted with that was "protected" and given no password to open it. */
const DEFAULT_PASSWORD = 'VelvetSweatshop'

const { bytes } = workerData as { bytes: Uint8Array }
try {
  const opened = await officeCrypto.decrypt(Buffer.from(bytes), { password: DEFAULT_PASSWORD })
  parentPort?.postMessage(new Uint8Array(opened))
} catch {
  parentPort?.postMessage(undefined)
}
