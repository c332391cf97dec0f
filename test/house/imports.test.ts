import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

/** Who may import whom. One direction: what stands on the right knows nothing of what stands on the left. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  program: ['domain'],
  storage: ['domain'],
  engine: ['domain', 'program', 'storage'],
  papers: ['domain'],
  app: ['domain', 'program', 'storage', 'engine', 'papers'],
  'http/contract': ['domain'],
  http: ['http/contract', 'domain', 'program', 'app', 'storage/open-database.ts', 'storage/connection.ts'],
  jobs: ['domain', 'app', 'storage/open-database.ts'],
  cli: ['domain', 'program', 'storage', 'engine', 'papers', 'app', 'http', 'jobs'],
  web: ['domain', 'http/contract'],
}

/** The only packages a layer that must stay pure, or must run in the browser, may use. Other layers: what package.json names. */
const PACKAGES: Record<string, readonly string[]> = {
  domain: ['temporal-polyfill', 'uuidv7', 'node:crypto'],
  program: [
    '@marcbachmann/cel-js',
    'yaml',
    'zod',
    'temporal-polyfill',
    'node:crypto',
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:url',
  ],
  'http/contract': ['zod'],
}

type Import = { file: string; from: string; what: string }

/** The layer of a path below `src`: its folder, or `http/contract`, which the pages share. */
function layerOf(path: string): string {
  return path.startsWith('http/contract/') ? 'http/contract' : (path.split('/')[0] ?? '')
}

function listImports(): Import[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: ROOT }).flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8')
    const found = text.matchAll(
      /^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
    )
    return [...found].map((match) => ({
      file,
      from: layerOf(relative('src', file)),
      what: match[1] ?? match[2] ?? '',
    }))
  })
}

/** The path below `src` an import leads to; undefined for a package. */
function targetOf({ file, what }: Import): string | undefined {
  if (what.startsWith('#')) return what.slice(1)
  if (what.startsWith('.')) return relative(join(ROOT, 'src'), resolve(ROOT, dirname(file), what))
  return undefined
}

describe('the import table', () => {
  const imports = listImports()

  test('sees the imports', () => {
    expect(imports.length).toBeGreaterThan(100)
    expect([...new Set(imports.map((one) => one.from))].filter((layer) => !(layer in MAY_IMPORT))).toEqual([])
  })

  test('is the one in ARCHITECTURE.md', () => {
    const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')
    const rows = [...page.matchAll(/^\| `src\/(\w+)\/` \|.*\| ([^|]+) \|$/gm)]
    const shown = Object.fromEntries(rows.map(([, layer, may]) => [layer, may === '–' ? [] : may?.split(', ')]))
    const { 'http/contract': _shared, ...layers } = MAY_IMPORT
    expect(shown).toEqual(layers)
  })

  test('every layer imports only what the table allows', () => {
    const wrong = imports.filter((one) => {
      const target = targetOf(one)
      if (target === undefined) return false
      const layer = layerOf(target)
      return layer !== one.from && !MAY_IMPORT[one.from]?.some((allowed) => allowed === layer || allowed === target)
    })
    expect(wrong.map((one) => `${one.file} → ${one.what}`)).toEqual([])
  })

  test('pure layers use no package but those named', () => {
    const wrong = imports.filter((one) => {
      const allowed = PACKAGES[one.from]
      if (!allowed || targetOf(one) !== undefined) return false
      return !allowed.some((name) => one.what === name || one.what.startsWith(`${name}/`))
    })
    expect(wrong.map((one) => `${one.file} → ${one.what}`)).toEqual([])
  })

  test('pages never import a module of Node, nothing reaches the database past storage', () => {
    const wrong = imports.filter(
      (one) =>
        (one.from === 'web' && one.what.startsWith('node:')) ||
        (/^(pg|pg-copy-streams)$/.test(one.what) && one.from !== 'storage') ||
        (one.what === 'kysely' && one.from !== 'storage' && one.from !== 'engine'),
    )
    expect(wrong.map((one) => `${one.file} → ${one.what}`)).toEqual([])
  })

  test('every package that is imported is named in package.json, and runtime code needs no development package', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >
    const runtime = new Set(Object.keys(manifest.dependencies ?? {}))
    const everything = new Set([...runtime, ...Object.keys(manifest.devDependencies ?? {})])
    const wrong = imports.filter((one) => {
      if (targetOf(one) !== undefined || one.what.startsWith('node:')) return false
      const name = one.what
        .split('/')
        .slice(0, one.what.startsWith('@') ? 2 : 1)
        .join('/')
      return !(one.from === 'web' ? everything : runtime).has(name)
    })
    expect(wrong.map((one) => `${one.file} → ${one.what}`)).toEqual([])
  })
})
