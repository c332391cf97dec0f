/** Programs as files: one folder per notice, `program.yaml` in it; other versions beside it as `program@<n>.yaml`. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { type CheckOptions, type CheckResult, checkProgram } from './check.ts'
import type { ParentResolver } from './flatten.ts'
import { parseProgram } from './parse.ts'

/** The program file meant by a path: a file, or a folder with a program.yaml. */
export function programFile(path: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? join(path, 'program.yaml') : path
}

/** Finds `<program>@<version>` among the folders beside this file's. */
export function siblingPrograms(file: string): ParentResolver {
  return (reference) => {
    const [id, version] = reference.split('@')
    const home = dirname(dirname(resolve(file)))
    const shown = (path: string): string => relative(process.cwd(), path)
    const folders = [
      dirname(resolve(file)),
      ...readdirSync(home, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [join(home, one.name)] : [])),
    ]
    for (const folder of folders) {
      const names = readdirSync(folder).filter((name) => /^program(@\d+)?\.yaml$/.test(name))
      for (const name of names) {
        const parsed = parseProgram(readFileSync(join(folder, name), 'utf8'), shown(join(folder, name)))
        const head = parsed.value
        if (typeof head !== 'object' || head === null || Array.isArray(head)) continue
        if (head.program === id && String(head.version) === version) return parsed
      }
    }
    return undefined
  }
}

/** Reads and checks a program file. @throws when the file cannot be read */
export function checkProgramFile(
  path: string,
  options: Omit<CheckOptions, 'file' | 'resolveParent'> = {},
): CheckResult {
  const file = programFile(path)
  return checkProgram(readFileSync(file, 'utf8'), { ...options, file, resolveParent: siblingPrograms(file) })
}
