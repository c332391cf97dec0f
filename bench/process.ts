import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BenchCity } from './city.ts'

/** As scripts and bin start the program: a small nursery keeps it small. */
const FLAGS = ['--max-semi-space-size=8']

/** `lianqi <args>` on the city's database. */
export function runCommand(city: BenchCity, args: readonly string[], environment: Record<string, string> = {}) {
  const root = resolve(import.meta.dirname, '..')
  const child = spawn(process.execPath, [...FLAGS, join(root, 'src/cli/main.ts'), ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: city.url,
      DATA_DIR: city.place,
      LOG_LEVEL: 'error',
      // As scripts/install.mjs starts it.
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
      MALLOC_ARENA_MAX: '2',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<{ code: number | null; output: string }>((done) =>
    child.once('close', (code) => done({ code, output })),
  )
  return { child, pid: child.pid ?? 0, ended }
}

/** Resident memory of a process in MB, from the kernel; 0 when it has ended. */
export function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
