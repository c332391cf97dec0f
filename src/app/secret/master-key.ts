import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const BYTES = 32
const HEX = /^[0-9a-f]{64}$/i

/**
 * The key over the keys of sealed raisers: 32 bytes in `master.key` beside the data, never in the database, made at the
 * first start and readable by its owner alone. Whoever loses it loses what is sealed; a backup does not hold it.
 * @throws when the file holds something else than a key
 */
export async function loadMasterKey(dataDir: string): Promise<Uint8Array> {
  const path = join(dataDir, 'master.key')
  await mkdir(dataDir, { recursive: true })
  try {
    // `wx`: of two programs starting at once, one makes the key and the other reads it.
    const file = await open(path, 'wx', 0o600)
    const key = randomBytes(BYTES)
    await file.writeFile(`${key.toString('hex')}\n`)
    await file.sync()
    await file.close()
    return key
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const text = (await readFile(path, 'utf8')).trim()
  if (!HEX.test(text)) throw new Error(`master.key 不是密钥 does not hold a key: ${path}`)
  return Buffer.from(text, 'hex')
}
