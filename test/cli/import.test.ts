import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadReference } from '#app/reference/load-reference.ts'
import { sql } from '#storage/open-database.ts'
import { createAuthority, type TestDatabase, testDatabase } from '#test/support/database.ts'
import { ROOT } from '#test/support/program.ts'

let database: TestDatabase
let authorityId: string
let folder: string
beforeAll(async () => {
  database = await testDatabase()
  await loadReference(database.db)
  authorityId = await createAuthority(database.db)
  folder = await mkdtemp(join(tmpdir(), 'lianqi-import-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function lianqi(...args: string[]): Promise<{ code: number; out: string }> {
  const run = promisify(execFile)(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...args], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url },
  })
  return run.then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout + error.stderr,
    }),
  )
}

async function enterprises(): Promise<string[]> {
  return database.db.inAuthority(authorityId, async (tx) => {
    const { rows } = await sql<{ name: string }>`select name from enterprise order by name`.execute(tx)
    return rows.map((row) => row.name)
  })
}

describe('lianqi import', () => {
  const file = () => join(folder, '企业.csv')

  test('says what would happen, refuses the whole for one row, takes the good ones when told to, and gives back the others', async () => {
    await writeFile(file(), '企业名称,统一社会信用代码\n灯笼彩纸厂,\n金鱼灯厂,1234\n')
    const dry = await lianqi('import', file(), '--dry-run')
    expect(dry.code).toBe(1)
    expect(dry.out).toContain('预览，未写入')
    expect(dry.out).toContain('企业!B3 统一社会信用代码：统一社会信用代码应为 18 位，这里是 4 位')
    expect(await enterprises()).toEqual([])

    const whole = await lianqi('import', file())
    expect(whole).toMatchObject({ code: 1, out: expect.stringContaining('未导入') })
    expect(await enterprises()).toEqual([])

    const out = join(folder, '待改.csv')
    const some = await lianqi('import', file(), '--skip-faulty', '--faulty-out', out)
    expect(some).toMatchObject({ code: 1, out: expect.stringContaining('新建 1，更改 0，不变 0，不导入 1') })
    expect(await enterprises()).toEqual(['灯笼彩纸厂'])
    const mended = (await readFile(out, 'utf8')).replace('1234', '')
    await writeFile(file(), mended)
    expect(await lianqi('import', file())).toMatchObject({ code: 0, out: expect.stringContaining('已导入') })
    expect(await enterprises()).toEqual(['灯笼彩纸厂', '金鱼灯厂'])
  }, 60_000)

  test('a file that is none, an authority that is none', async () => {
    await writeFile(join(folder, 'x.xlsx'), '%PDF-1.7')
    expect(await lianqi('import', join(folder, 'x.xlsx'))).toMatchObject({
      code: 1,
      out: expect.stringContaining('不是电子表格'),
    })
    expect(await lianqi('import', file(), '--authority', 'nowhere')).toMatchObject({
      code: 1,
      out: expect.stringContaining('nowhere'),
    })
    expect(await lianqi('import', join(folder, 'gone.csv'))).toMatchObject({
      code: 1,
      out: expect.stringContaining('gone.csv'),
    })
  }, 60_000)
})
