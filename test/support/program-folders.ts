import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** `programs/` of the repository. */
export const PROGRAMS = resolve(import.meta.dirname, '../../programs')

/** Every program there is, found by its folder: `_lantern`, `huaihua-guarantee`, `examples/hotline-desk` … */
export function programFolders(): string[] {
  const inside = (folder: string) =>
    readdirSync(join(PROGRAMS, folder), { withFileTypes: true })
      .filter((one) => one.isDirectory() && existsSync(join(PROGRAMS, folder, one.name, 'program.yaml')))
      .map((one) => join(folder, one.name))
  return [...inside('.'), ...inside('examples')].sort()
}
