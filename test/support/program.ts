import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll } from 'vitest'
import { clusterOf } from '#storage/embedded/cluster.ts'
import { readPostmaster } from '#storage/embedded/orphan.ts'
import { isAlive, waitUntilGone } from '#storage/embedded/processes.ts'
import { findFreePort } from '#storage/embedded/server.ts'

export const ROOT = resolve(import.meta.dirname, '../..')

/** The program, started as a process of its own. */
export type Program = {
  child: ChildProcess
  port: number
  /** Everything it said so far. */
  output(): string
  /** Waits for `GET /healthz` to answer 200. */
  healthy(): Promise<void>
  /** Waits for its end and gives its exit code (or the signal that ended it). */
  ended(): Promise<number | string>
}

const started = new Set<Program>()
const folders = new Set<string>()

afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  for (const folder of folders) {
    const left = readPostmaster(clusterOf(folder))
    if (left && isAlive(left.pid)) {
      process.kill(left.pid, 'SIGQUIT')
      await waitUntilGone(left.pid, 10_000)
    }
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A data folder that is removed, with whatever still runs on it, when the test file ends. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lianqi-house-'))
  folders.add(folder)
  return folder
}

/** Starts the program (`lianqi start` unless other arguments are given) on a free port. */
export async function startProgram(
  environment: Record<string, string>,
  options: { args?: string[]; command?: [string, ...string[]]; cwd?: string; user?: number } = {},
): Promise<Program> {
  const port = Number(environment.PORT ?? (await findFreePort()))
  const [program, ...first] = options.command ?? [process.execPath, join(ROOT, 'src/cli/main.ts')]
  const child = spawn(program, [...first, ...(options.args ?? ['start'])], {
    cwd: options.cwd ?? ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DEMO: 'off', ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.user === undefined ? {} : { uid: options.user, gid: options.user }),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const end = new Promise<number | string>((done) =>
    child.once('close', (code, signal) => done(code ?? signal ?? 'gone')),
  )
  const made: Program = {
    child,
    port,
    output: () => output,
    async healthy() {
      for (;;) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`ended before it was healthy:\n${output}`)
        try {
          const answer = await fetch(`http://127.0.0.1:${port}/healthz`)
          if (answer.status === 200) return
        } catch {
          // Not listening yet.
        }
        await delay(50)
      }
    },
    ended: () => end,
  }
  started.add(made)
  void end.then(() => started.delete(made))
  return made
}
