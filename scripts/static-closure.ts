import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const IMPORT = /^\s*(?:import|export)\s(?!type\b)(?:[^'"`;]*?\sfrom\s+)?'(\.[^']+)'/gm

/** The modules that these ones load before they run themselves: what they import, not what they fetch later. */
export function staticClosure(files: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const take = (file: string) => {
    if (seen.has(file) || !/\.tsx?$/.test(file) || !existsSync(file)) return
    seen.add(file)
    for (const [, what = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) take(resolve(dirname(file), what))
  }
  for (const file of files) take(file)
  return seen
}
