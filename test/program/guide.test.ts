import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkProgram, sayFault } from '#program/check.ts'

it.each(['program-language.md', 'program-language.zh-CN.md'])('the worked example of %s is a sound program', (name) => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')
  const [example = ''] = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map((match) => match[1] ?? '')
    .filter((text) => text.startsWith('program:'))
  const result = checkProgram(example, { file: 'example.yaml' })
  expect(
    result.ok ? result.warnings.map((one) => sayFault(one, 'en')) : result.faults.map((one) => sayFault(one, 'en')),
  ).toEqual([])
})
