import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const KINDS = 'js,css,html,svg,webmanifest,json'
/** Below this the headers weigh more than what is saved. */
const WORTH = 1_000
/** The best compression takes a second a megabyte; what is larger is fetched by the few who write programs. */
const LARGE = 600_000

const asBrotli = promisify(brotliCompress)
const asGzip = promisify(gzip)

/** Puts a `.br` and a `.gz` beside every file of the built pages that is worth it, once, so that no request waits for it. */
export async function compressWeb(folder: string): Promise<void> {
  for (const name of globSync(`**/*.{${KINDS}}`, { cwd: folder })) {
    const place = join(folder, name)
    const content = await readFile(place)
    if (content.length < WORTH) continue
    const quality = content.length > LARGE ? 9 : 11
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    }
    const [br, gz] = await Promise.all([asBrotli(content, { params }), asGzip(content, { level: 9 })])
    await Promise.all([writeFile(`${place}.br`, br), writeFile(`${place}.gz`, gz)])
  }
}
