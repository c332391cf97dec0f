import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

it('the worked example of the guide gives what the guide says it gives', async () => {
  const guide = readFileSync(join(root, 'docs/program-language.md'), 'utf8')
  const blocks = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  const folder = mkdtempSync(join(tmpdir(), 'lianqi-guide-'))
  try {
    writeFileSync(join(folder, 'program.yaml'), blocks.find((text) => text.startsWith('program:')) ?? '')
    writeFileSync(join(folder, 'cases.yaml'), blocks.find((text) => text.startsWith('- case:')) ?? '')
    const words = [join(root, 'src/cli/main.ts'), 'try', join(folder, 'program.yaml'), join(folder, 'cases.yaml')]
    const { code, out } = await new Promise<{ code: number; out: string }>((resolve) => {
      execFile(process.execPath, words, { cwd: root }, (error, stdout, stderr) =>
        resolve({ code: error ? 1 : 0, out: stdout + stderr }),
      )
    })
    expect(out).toContain('走访到位率：共 3 件，计 3 件，100%')
    expect(code).toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
