/**
 * Writes the traditional Chinese of every message from the simplified, by OpenCC with the terms of scripts/traditional/terms.ts:
 *   node scripts/run.mjs scripts/traditional.ts
 * Nobody edits what it writes; a better wording goes into the terms or the exceptions. A test holds the files to it.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MATTER_ZH } from '../src/app/messages/matter-zh-CN.ts'
import { OWN_ZH } from '../src/app/messages/zh-CN.ts'
import { editorZhCN } from '../src/web/messages/editor/zh-CN.ts'
import { traditionalOf } from './traditional/convert.ts'

const ROOT = join(import.meta.dirname, '..')
const WEB = join(ROOT, 'src/web/messages')
const written: string[] = []

function write(path: string, lines: readonly string[]): void {
  writeFileSync(path, `${lines.join('\n')}\n`)
  written.push(path)
}

const entries = (sentences: Readonly<Record<string, string>>) =>
  Object.entries(sentences).map(([key, text]) => `  ${quoted(key)}: ${quoted(traditionalOf(key, text))},`)
const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`

for (const file of readdirSync(join(WEB, 'zh-CN'))) {
  const room: Record<string, Record<string, string>> = await import(join(WEB, 'zh-CN', file))
  for (const [name, sentences] of Object.entries(room))
    write(join(WEB, 'zh-TW', file), [
      '// Written by scripts/traditional.ts; a better wording goes into scripts/traditional/terms.ts.',
      `import type { ${name} as source } from '../zh-CN/${file}'`,
      '',
      `export const ${name}: Readonly<Record<keyof typeof source, string>> = {`,
      ...entries(sentences),
      '}',
    ])
}
write(join(WEB, 'editor/zh-TW.ts'), [
  '// Written by scripts/traditional.ts; a better wording goes into scripts/traditional/terms.ts.',
  "import type { editorZhCN } from './zh-CN.ts'",
  '',
  'export const editorZhTW: Readonly<Record<keyof typeof editorZhCN, string>> = {',
  ...entries(editorZhCN),
  '}',
])
write(join(ROOT, 'src/app/messages/own-zh-TW.ts'), [
  '// Written by scripts/traditional.ts; a better wording goes into scripts/traditional/terms.ts.',
  '/** 繁體中文 of the refusals that stand in no room. */',
  'export const OWN_TW: Readonly<Record<string, string>> = {',
  ...entries({ ...MATTER_ZH, ...OWN_ZH }),
  '}',
])
spawnSync(process.execPath, [join(ROOT, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', ...written], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
process.stdout.write(`${written.length} files written\n`)
