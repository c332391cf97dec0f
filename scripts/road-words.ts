import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

/** Where people on the road begin; what these lead to, now or later, may be said on a phone. */
const BEGINNINGS = [
  'src/web/start.tsx',
  'src/web/shell/phone-shell.tsx',
  'src/web/shell/first-frame.tsx',
  'src/web/shell/fallbacks.tsx',
  'src/web/pages/phone/*.tsx',
  'src/web/pages/word/*.tsx',
  'src/web/pages/sign-in.tsx',
  'src/web/pages/password.tsx',
]
const IMPORT = /(?:\bfrom\s+|\bimport\(?\s*)'(\.[^']+)'/g
/** The words themselves, and the list of all pages: they would lead everywhere. */
const PASSED = /\/src\/web\/(messages\/|routes\/|router\.tsx)/

/** Whether the phone's pages may say a key: it stands written in one of their modules, or begins with a family that does. */
export function saidOnTheRoad(root: string): (key: string) => boolean {
  const seen = new Set<string>()
  const written = new Set<string>()
  const families = new Set<string>()
  const heads = new Set<string>()
  const read = (file: string) => {
    if (seen.has(file) || PASSED.test(file) || !/\.tsx?$/.test(file) || !existsSync(file)) return
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, literal = ''] of text.matchAll(/'([a-z][\w.$-]*)'/g)) written.add(literal)
    for (const [, family = ''] of text.matchAll(/\b(?:word|hasWord)\(\s*'([^']+)'/g)) families.add(family)
    for (const [, family = ''] of text.matchAll(/\bfamily: '([^']+)'/g)) families.add(family)
    for (const [, head = ''] of text.matchAll(/`([a-z]\w*\.[\w.]*)\$\{/g)) heads.add(head)
    for (const [, what = ''] of text.matchAll(IMPORT)) read(resolve(dirname(file), what))
  }
  for (const file of BEGINNINGS.flatMap((pattern) => globSync(pattern, { cwd: root }))) read(join(root, file))
  const beginnings = [...heads, ...[...families].map((family) => `${family}.`)]
  return (key) => written.has(key) || beginnings.some((beginning) => key.startsWith(beginning))
}

const ROAD = /\/src\/web\/messages\/road\/(.+)\.ts$/
const NAMES: Readonly<Record<string, string>> = { 'zh-CN': 'zhCN', 'zh-TW': 'zhTW', en: 'en' }

/** Leaves in the phone's words only what its pages may say: three thousand sentences are a second on a weak network. */
export function roadWords(root: string): Plugin {
  return {
    name: 'lianqi:road-words',
    apply: 'build',
    async load(id) {
      const language = ROAD.exec(id)?.[1]
      if (!language) return null
      const place = pathToFileURL(join(root, `src/web/messages/${language}.ts`)).href
      const all = ((await import(place)) as Record<string, Record<string, string>>)[NAMES[language] ?? ''] ?? {}
      const isSaid = saidOnTheRoad(root)
      const road = Object.fromEntries(Object.entries(all).filter(([key]) => isSaid(key)))
      return `export const road = JSON.parse(${JSON.stringify(JSON.stringify(road))})`
    },
  }
}
