// Plain JavaScript for whatever Node is on the machine (20 or later), without dependencies: it runs before there are any.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the program. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** The oldest Node the program itself runs on (it strips types, and the queue and kysely need it). */
const OLDEST = 24

/** Installs what package-lock.json names, unless exactly that is there already. */
export function ensureInstalled() {
  if (isInstalled()) return
  say('安装依赖 installing dependencies (npm ci) …')
  // Development packages too: the pages are built here. No package runs a script of its own (.npmrc).
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const [command, ...first] = npm && /\.c?js$/.test(npm) ? [process.execPath, npm] : ['npm']
  const done = spawnSync(command, [...first, ...args], { cwd: ROOT, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) {
    fail(`依赖安装失败 installing the dependencies failed (npm ci, exit ${done.status ?? done.error?.message})`)
  }
}

/** Compares what npm wrote down about node_modules with the lock file. */
function isInstalled() {
  const wanted = readPackages(join(ROOT, 'package-lock.json'))
  const found = readPackages(join(ROOT, 'node_modules', '.package-lock.json'))
  if (!wanted || !found) return false
  const own = wanted['']?.optionalDependencies ?? {}
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const installed = found[path]
    if (installed) return installed.version === entry.version
    // Packages for other machines are left out, and so is what only they need; ours for this machine must be there.
    const isOurs =
      path.replace('node_modules/', '') in own && fits(entry.os, process.platform) && fits(entry.cpu, process.arch)
    return Boolean(entry.optional) && !isOurs
  })
}

function fits(list, own) {
  if (!list) return true
  const names = [list].flat()
  if (names.includes(`!${own}`)) return false
  return names.includes(own) || names.every((name) => name.startsWith('!'))
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** The Node that runs the program: the pinned one npm brought, else the machine's own when it is new enough. */
export function findNode() {
  const pinned = join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(pinned) && spawnSync(pinned, ['--version'], { stdio: 'ignore' }).status === 0) return pinned
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) return process.execPath
  return fail(
    `本机（${process.platform}-${process.arch}）没有随附的 Node，请安装 Node ${OLDEST} 或更新版本 ` +
      `no Node comes along for this machine: install Node ${OLDEST} or later (found ${process.versions.node})`,
  )
}

/**
 * Runs a script of the program under its Node, as if it were this process: same streams, signals, exit code. The nursery
 * for new objects is kept small: on a machine with much memory Node would otherwise keep 60 MB more for itself.
 */
export function runUnderNode(args, environment = {}) {
  const node = findNode()
  const bin = join(ROOT, 'node_modules', '.bin')
  const child = spawn(node, ['--max-semi-space-size=8', ...args], {
    // The channel tells the child when this process is gone, however it went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: `${dirname(node)}:${bin}:${process.env.PATH ?? ''}`,
      // Node keeps what it made of our TypeScript: the second start reads half as long.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(ROOT, 'node_modules', '.cache', 'compiled'),
      // Each of Node's threads would otherwise have glibc keep pieces of memory for it alone: some 30 MB that nobody uses.
      MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
      ...environment,
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) {
    // npm was killed without a word: nobody waits for us any more. (Started by hand, a parent may leave as it likes.)
    const npm = process.ppid
    setInterval(() => process.ppid !== npm && child.kill('SIGTERM'), 500).unref()
  }
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`Node: ${error.message}`))
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)))
  })
}

export function say(text) {
  process.stderr.write(`${text}\n`)
}

export function fail(text) {
  say(text)
  process.exit(1)
}
