import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROLES } from '#domain/access/actor.ts'
import { ACTS } from '#domain/access/acts.ts'
import { permissionsText, reachedBy } from '#domain/access/matrix.ts'

const root = join(import.meta.dirname, '../../..')

describe('docs/permissions.md', () => {
  it('is what can() says today (lianqi permissions writes it)', () => {
    expect(readFileSync(join(root, 'docs/permissions.md'), 'utf8')).toBe(permissionsText())
  })

  it('agrees with the table on how far each role reaches', () => {
    for (const [act, { may }] of Object.entries(ACTS)) {
      for (const role of ROLES)
        expect(`${act} ${role} ${reachedBy(role, act)}`).toBe(
          `${act} ${role} ${(may as Record<string, string | undefined>)[role] ?? null}`,
        )
    }
  })
})

/** Every file below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('the access table', () => {
  it('has every act that the program asks about', () => {
    const asked = new Set<string>()
    for (const file of filesIn(join(root, 'src/app'))) {
      const text = readFileSync(file, 'utf8')
      for (const [, act] of text.matchAll(/\b(?:can|canSome|mayAct)\(\s*[\w.]+,\s*'([a-z_]+\.[a-z_]+)'/g))
        asked.add(act as string)
    }
    expect(asked.size).toBeGreaterThan(40)
    expect([...asked].filter((act) => !Object.hasOwn(ACTS, act))).toEqual([])
  })
})
