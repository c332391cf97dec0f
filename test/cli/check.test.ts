import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianqi-check-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `lianqi …` as a person would; the exit code, and what it said. */
function lianqi(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'src/cli/main.ts'), ...words], { cwd: root }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

const faulty = `program: trial
version: 1
title: 试
source: 试〔2026〕1号
in_force: { from: 2026-01-01 }
duties:
  - { duty: d, title: 事, each: visit, who: person, due: 5 workdays, met_by: form f, clause: 一 }
`

describe('lianqi check', () => {
  it('lets a sound program pass', async () => {
    const { code, out } = await lianqi('check', 'programs/tongxiang-liaison', '--lang', 'en')
    expect(out).toContain('tongxiang_liaison@1 sound')
    expect(code).toBe(0)
  })

  it('names every fault and ends with 1', async () => {
    const file = join(folder, 'program.yaml')
    writeFileSync(file, faulty)
    const { code, out } = await lianqi('check', file, '--lang', 'en')
    expect(out.split('\n')).toEqual([
      `${file}:7:57 duties.d.due: cannot read the time limit "5 workdays" — write "5 working days"`,
      `${file}:7:77 duties.d.met_by: no form "f" — there are: (none)`,
      `${file}: 2 faults`,
      '',
    ])
    expect(code).toBe(1)
  })

  it('says in one line that there is no such file', async () => {
    const { code, err } = await lianqi('check', join(folder, 'none.yaml'))
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  })
})

it('lianqi explain prints the committed rule book', async () => {
  const { code, out } = await lianqi('explain', 'programs/_lantern')
  expect(code).toBe(0)
  await expect(out).toMatchFileSnapshot(join(root, 'programs/_lantern/expected/rulebook.md'))
})

it('lianqi explain refuses a faulty program', async () => {
  const file = join(folder, 'program.yaml')
  writeFileSync(file, faulty)
  const { code, out, err } = await lianqi('explain', file)
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('看不懂时限')
})
