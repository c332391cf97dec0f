import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
 * Builds the pages into `dist/web`, in a process of its own: the builder's memory goes with it.
 * @throws Error with what the builder said
 */
export async function buildWeb(root: string): Promise<void> {
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
