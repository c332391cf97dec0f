import { toBase64 } from '../api/base64.ts'
import { now } from '../format/clock.ts'
import { openKeep } from './database.ts'
import { photoMark } from './photo-marks.ts'

/** Enough to read a name plate by; a phone's own pictures are ten times as large and would not go over a weak network. */
const LONGEST_SIDE = 1600
const LARGEST = 1024 * 1024
const QUALITIES = [0.8, 0.6, 0.4] as const
/** So many wait on one phone; more would be lost with it. */
export const MOST_PHOTOS = 30

/** Its message says how many there may be. */
export class TooManyPhotos extends Error {
  override readonly name = 'TooManyPhotos'
}
export class NoPicture extends Error {
  override readonly name = 'NoPicture'
}

/**
 * Keeps a photograph in this browser, made smaller, until the entry that names it is sent.
 * @throws TooManyPhotos, or NoPicture where the file is none this browser can read
 */
export async function keepPhoto(account: string, file: File): Promise<{ id: string; name: string }> {
  const db = await openKeep()
  if ((await db.countFromIndex('photos', 'account', account)) >= MOST_PHOTOS)
    throw new TooManyPhotos(String(MOST_PHOTOS))
  const content = await toBase64(await smaller(file))
  const key = crypto.randomUUID()
  const name = `${file.name.replace(/\.[^.]*$/, '').slice(0, 100) || 'photo'}.jpg`
  await db.put('photos', { key, account, name, content, at: new Date(now()).toISOString() })
  return { id: photoMark(key), name }
}

async function smaller(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new NoPicture()
  })
  const share = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * share))
  canvas.height = Math.max(1, Math.round(picture.height * share))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (blob && (blob.size <= LARGEST || quality === QUALITIES.at(-1))) return blob
  }
  throw new NoPicture()
}
