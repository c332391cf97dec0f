import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const asBrotli = promisify(brotliCompress)
const asGzip = promisify(gzip)
/** Made for one person at one moment: quick before small. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** A text as the browser says that it can read it, and the name of how. */
export async function compressed(
  text: string,
  accepts: string | undefined,
): Promise<{ body: Buffer; how?: 'br' | 'gzip' }> {
  const plain = Buffer.from(text)
  const can = (name: string) =>
    new RegExp(`(^|,)\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[^,]*)?(,|$)`).test(accepts ?? '')
  if (plain.length < 1_000) return { body: plain }
  if (can('br')) return { body: await asBrotli(plain, QUICK), how: 'br' }
  if (can('gzip')) return { body: await asGzip(plain, { level: 5 }), how: 'gzip' }
  return { body: plain }
}
