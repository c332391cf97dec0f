import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseUnavailable } from '#storage/connection.ts'
import { takeLock } from '#storage/embedded/lock.ts'
import { compressWeb } from './compress-web.ts'

/** What the pages are made of. */
const SOURCES = [
  'src/web/**/*',
  'src/http/contract/**/*',
  'src/domain/**/*.ts',
  'vite.config.ts',
  'scripts/first-load.ts',
  'scripts/road-words.ts',
  'scripts/service-worker.ts',
  'scripts/static-closure.ts',
  'src/cli/compress-web.ts',
  'package-lock.json',
]

const stampOf = (root: string) => join(root, 'dist/web/.built-from')

/** True when `dist/web` was built from the pages as they are now. */
export function isWebBuilt(root: string): boolean {
  const stamp = stampOf(root)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOf(root)
}

/**
 * Builds the pages when their sources changed. Of several programs that want them at the same time one builds, the others wait:
 * two builders would empty the folder under one another.
 * @throws Error with what the builder said
 */
export async function ensureWeb(root: string): Promise<void> {
  const folder = join(root, 'dist')
  mkdirSync(folder, { recursive: true })
  while (!isWebBuilt(root)) {
    const release = lockOrNone(folder)
    if (!release) {
      await delay(1_000)
      continue
    }
    try {
      if (!isWebBuilt(root)) await buildWeb(root)
    } finally {
      release()
    }
  }
}

function lockOrNone(folder: string): (() => void) | undefined {
  try {
    return takeLock(folder)
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return undefined
    throw error
  }
}

/**
 * Builds the pages into `dist/web`, in a process of its own: the builder's memory goes with it.
 * @throws Error with what the builder said
 */
async function buildWeb(root: string): Promise<void> {
  const digest = digestOf(root)
  const { code, output } = await new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: root,
      // A test run says NODE_ENV=test, and React would be built for developers.
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
  if (code !== 0) throw new Error(`the pages could not be built:\n${output.slice(0, 2_000)}`)
  await compressWeb(join(root, 'dist/web'))
  writeFileSync(stampOf(root), digest)
}

function digestOf(root: string): string {
  const hash = createHash('sha256')
  for (const pattern of SOURCES) {
    for (const entry of globSync(pattern, { cwd: root, withFileTypes: true }).sort((a, b) =>
      compare(pathOf(a), pathOf(b)),
    )) {
      if (entry.isFile()) hash.update(pathOf(entry).slice(root.length)).update(readFileSync(pathOf(entry)))
    }
  }
  return hash.digest('hex')
}

const pathOf = (entry: { parentPath: string; name: string }) => join(entry.parentPath, entry.name)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
