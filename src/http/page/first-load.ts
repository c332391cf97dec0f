import { existsSync, readFileSync } from 'node:fs'
import { isOnRoad } from '../contract/first-reads.ts'

type Files = { readonly js: readonly string[]; readonly css: readonly string[] }
type FirstLoad = {
  /** What every page is drawn by. */
  readonly start: readonly string[]
  readonly pages: readonly (Files & { readonly path: string })[]
  readonly words: Readonly<Record<'all' | 'road', Readonly<Record<string, readonly string[]>>>>
  /** What stands on a page of the phone before its scripts have come, by language. */
  readonly frames: Readonly<Record<string, string>>
}

/** A page's address taken apart by the pattern of its route. */
export type Place = { readonly pattern: string; readonly params: Readonly<Record<string, string>> }

/** Which files each page needs at once, as the build wrote it beside the pages. */
export type FirstFiles = {
  placeOf(path: string): Place | undefined
  filesOf(pattern: string | undefined, language: string): Files
  frameOf(pattern: string | undefined, language: string): string
}

/** Reads what the build wrote; without it, pages fetch what they need one after the other. */
export function readFirstLoad(place: string): FirstFiles {
  const { start, pages, words, frames }: FirstLoad = existsSync(place)
    ? (JSON.parse(readFileSync(place, 'utf8')) as FirstLoad)
    : { start: [], pages: [], words: { all: {}, road: {} }, frames: {} }
  // Written out before with a name in its place: `/matters/new` before `/matters/$id`.
  const patterns = pages.map((page) => page.path).toSorted((a, b) => a.split('$').length - b.split('$').length)
  const byPath = new Map(pages.map((page) => [page.path, page]))
  return {
    placeOf(path) {
      for (const pattern of patterns) {
        const params = match(pattern, path)
        if (params) return { pattern, params }
      }
      return undefined
    },
    frameOf: (pattern, language) => (pattern?.startsWith('/m/') ? (frames[language] ?? '') : ''),
    filesOf(pattern, language) {
      const page = pattern === undefined ? undefined : byPath.get(pattern)
      const said = words[isOnRoad(pattern ?? '') ? 'road' : 'all'][language] ?? []
      return { js: [...start, ...said, ...(page?.js ?? [])], css: page?.css ?? [] }
    },
  }
}

/** The names in a pattern and what stands there in a path; undefined where they do not fit. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.replace(/(?<=.)\/$/, '').split('/')]
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [n, part] of wanted.entries()) {
    const here = given[n] ?? ''
    if (part.startsWith('$') && here !== '') params[part.slice(1)] = here
    else if (part !== here) return undefined
  }
  return params
}
