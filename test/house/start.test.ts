import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { connectOwner } from '#storage/connection.ts'
import { clusterOf } from '#storage/embedded/cluster.ts'
import { readPostmaster } from '#storage/embedded/orphan.ts'
import { isAlive, waitUntilGone } from '#storage/embedded/processes.ts'
import { findRunning } from '#storage/embedded.ts'
import { oldServer } from '#test/support/old-server.ts'
import { dataFolder, ROOT, startProgram } from '#test/support/program.ts'

/** Enough for the first start on a busy machine: cluster, migrations, pages. */
const LONG = 180_000

const postgresOf = (folder: string) => readPostmaster(clusterOf(folder))?.pid ?? 0

describe('the program on its own folder', () => {
  test('starts, answers, stops cleanly on SIGTERM and leaves no process behind', { timeout: LONG }, async () => {
    const folder = dataFolder()
    const program = await startProgram({ DATA_DIR: folder })
    await program.healthy()
    const ready = await fetch(`http://127.0.0.1:${program.port}/readyz`)
    expect(await ready.json()).toMatchObject({ database: true, migrations: true })
    const postgres = postgresOf(folder)
    expect(isAlive(postgres)).toBe(true)
    // The password is nobody else's business.
    expect(statSync(join(folder, 'database-password')).mode & 0o077).toBe(0)
    expect(statSync(clusterOf(folder)).mode & 0o077).toBe(0)
    program.child.kill('SIGTERM')
    expect(await program.ended()).toBe(0)
    expect(isAlive(postgres)).toBe(false)
    expect(existsSync(join(folder, 'lianqi.lock'))).toBe(false)
    expect(program.output()).not.toMatch(/"level":"(warn|error|fatal)"/)
  })

  test('killed with -9: the next start stops the orphaned PostgreSQL and nothing that was committed is lost', {
    timeout: LONG,
  }, async () => {
    const folder = dataFolder()
    const first = await startProgram({ DATA_DIR: folder })
    await first.healthy()
    const orphan = postgresOf(folder)
    const url = findRunning(folder)
    expect(url).toBeDefined()
    const owner = await connectOwner(url as string)
    await owner.query(`insert into authority (id, code, name, kind) values (gen_random_uuid(), 'kept', '留', 'park')`)
    first.child.kill('SIGKILL')
    expect(await first.ended()).toBe('SIGKILL')
    expect(isAlive(orphan)).toBe(true)

    const second = await startProgram({ DATA_DIR: folder })
    await second.healthy()
    expect(isAlive(orphan)).toBe(false)
    expect(second.output()).toContain('a PostgreSQL that a killed program left behind was stopped')
    await owner.end()
    const again = await connectOwner(findRunning(folder) as string)
    expect((await again.query(`select name from authority where code = 'kept'`)).rows).toEqual([{ name: '留' }])
    await again.end()
    second.child.kill('SIGTERM')
    expect(await second.ended()).toBe(0)
  })

  test('a second program on the same folder is refused in one line; the first goes on', { timeout: LONG }, async () => {
    const folder = dataFolder()
    const first = await startProgram({ DATA_DIR: folder })
    await first.healthy()
    const second = await startProgram({ DATA_DIR: folder })
    expect(await second.ended()).toBe(1)
    expect(second.output()).toMatch(
      /^数据目录正在使用（进程 \d+）another lianqi \(process \d+\) already runs on this folder: .*\n$/,
    )
    expect((await fetch(`http://127.0.0.1:${first.port}/healthz`)).status).toBe(200)

    // Its PostgreSQL is killed under it: it comes back by itself.
    const postgres = postgresOf(folder)
    process.kill(postgres, 'SIGKILL')
    await waitUntilGone(postgres, 10_000)
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${first.port}/readyz`)).json(), { timeout: 60_000 })
      .toMatchObject({ database: true })
    expect(postgresOf(folder)).not.toBe(postgres)

    // A command works beside it.
    const migrate = await startProgram({ DATA_DIR: folder }, { args: ['migrate'] })
    expect(await migrate.ended()).toBe(0)
    expect(migrate.output()).toContain('0 applied')
    const file = join(folder, 'backup.gz')
    const backup = await startProgram({ DATA_DIR: folder }, { args: ['backup', file] })
    expect(await backup.ended(), backup.output()).toBe(0)
    const restore = await startProgram({ DATA_DIR: dataFolder() }, { args: ['restore', file] })
    expect(await restore.ended(), restore.output()).toBe(0)
    first.child.kill('SIGINT')
    expect(await first.ended()).toBe(0)
  })

  test('a lock and a pid file left by dead processes are no obstacle', { timeout: LONG }, async () => {
    const folder = dataFolder()
    const first = await startProgram({ DATA_DIR: folder })
    await first.healthy()
    const lock = readFileSync(join(folder, 'lianqi.lock'), 'utf8')
    const pidFile = readFileSync(join(clusterOf(folder), 'postmaster.pid'), 'utf8')
    first.child.kill('SIGTERM')
    await first.ended()
    // The numbers now belong to a process that has nothing to do with us.
    const other = spawn('sleep', ['600'])
    writeFileSync(join(folder, 'lianqi.lock'), lock.replace(/"pid":\d+/, `"pid":${other.pid}`))
    writeFileSync(join(clusterOf(folder), 'postmaster.pid'), pidFile.replace(/^\d+/, String(other.pid)))
    const second = await startProgram({ DATA_DIR: folder })
    await second.healthy()
    expect(isAlive(other.pid as number)).toBe(true)
    other.kill()
    second.child.kill('SIGTERM')
    expect(await second.ended()).toBe(0)
  })

  test('a cluster that was never finished is made anew; one that lost its heart is explained, not touched', {
    timeout: LONG,
  }, async () => {
    const folder = dataFolder()
    const unfinished = `${clusterOf(folder)}.unfinished`
    mkdirSync(join(unfinished, 'base'), { recursive: true })
    writeFileSync(join(unfinished, 'PG_VERSION'), '18\n')
    const first = await startProgram({ DATA_DIR: folder })
    await first.healthy()
    expect(existsSync(unfinished)).toBe(false)
    first.child.kill('SIGTERM')
    await first.ended()

    rmSync(join(clusterOf(folder), 'global/pg_control'))
    const second = await startProgram({ DATA_DIR: folder })
    expect(await second.ended()).toBe(1)
    expect(second.output()).toMatch(/^postgres 文件夹不完整（缺 global\/pg_control）.*\n$/)
    truncateSync(join(clusterOf(folder), 'PG_VERSION'))
    writeFileSync(join(clusterOf(folder), 'global/pg_control'), '')
    const third = await startProgram({ DATA_DIR: folder })
    expect(await third.ended()).toBe(1)
    expect(third.output().split('\n')).toHaveLength(2)
  })

  test('when the script that npm calls is killed with -9, the program ends as if it had been told', {
    timeout: LONG,
  }, async () => {
    const folder = dataFolder()
    const script = join(ROOT, 'scripts/start.mjs')
    const program = await startProgram({ DATA_DIR: folder }, { command: [process.execPath, script], args: [] })
    await program.healthy()
    const postgres = postgresOf(folder)
    program.child.kill('SIGKILL')
    expect(await waitUntilGone(postgres, 60_000)).toBe(true)
    await program.ended()
    expect(program.output()).toContain('"msg":"stopped"')
    expect(existsSync(join(folder, 'lianqi.lock'))).toBe(false)
  })

  test('stopped while it starts, it ends cleanly', { timeout: LONG }, async () => {
    const folder = dataFolder()
    const program = await startProgram({ DATA_DIR: folder })
    await expect.poll(() => postgresOf(folder), { timeout: 60_000, interval: 5 }).toBeGreaterThan(0)
    const postgres = postgresOf(folder)
    program.child.kill('SIGTERM')
    expect(await program.ended()).toBe(0)
    expect(isAlive(postgres)).toBe(false)
  })
})

describe('what cannot work is one clear line and exit code 1', () => {
  const refused = async (environment: Record<string, string>) => {
    const program = await startProgram(environment)
    expect(await program.ended()).toBe(1)
    return program.output()
  }

  test('a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => other.once('listening', done))
    const { port } = other.address() as { port: number }
    const folder = dataFolder()
    expect(await refused({ DATA_DIR: folder, PORT: String(port) })).toBe(
      `端口 ${port} 已被占用，可设 PORT port ${port} is taken, set PORT to another\n`,
    )
    other.close()
  })

  test('a database nobody answers for', async () => {
    expect(await refused({ DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/none' })).toBe(
      '连不上数据库 cannot reach the database: postgres://someone@127.0.0.1:1/none (ECONNREFUSED)\n',
    )
  })

  test('a server that is too old', async () => {
    const { server, url } = await oldServer()
    expect(await refused({ DATABASE_URL: url })).toBe(
      `PostgreSQL 版本过低：14.9，至少需要 15 server too old, need at least 15: ${url}\n`,
    )
    server.close()
  })

  test('a disk that is full', async ({ skip }) => {
    const folder = dataFolder()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]).status === 0
    skip(!mounted, 'only root may make a small disk')
    try {
      expect(await refused({ DATA_DIR: join(folder, 'data') })).toBe(`磁盘已满 the disk is full: ${folder}/data\n`)
    } finally {
      spawnSync('umount', [folder])
    }
  })

  test('settings that make no sense: all at once', async () => {
    const output = await refused({ DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud', DATABASE_CONNECTIONS: 'many' })
    expect(output).toMatch(/DATABASE_URL: must look like postgres:/)
    expect(output).toMatch(/LOG_LEVEL: /)
    expect(output).toMatch(/DATABASE_CONNECTIONS: /)
    expect(output).not.toMatch(/\n\s+at /)
  })

  test('a data folder that is a file', async () => {
    const folder = dataFolder()
    chmodSync(folder, 0o711)
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(await refused({ DATA_DIR: file })).toMatch(/^数据目录无法写入 .*\n$/)
  })
})
