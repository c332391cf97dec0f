import { describe, expect, test } from 'vitest'
import { createLog } from '#app/log.ts'
import { sql } from '#storage/open-database.ts'
import { testDatabase } from '#test/support/database.ts'

/** What a log with these calls writes, line by line. */
function written(work: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  work(createLog('info', { write: (line: string) => lines.push(line) }))
  return lines.join('')
}

describe('the log', () => {
  test('is one object a line with a constant message and a level in words', () => {
    const line = JSON.parse(written((log) => log.warn({ matterId: 'm', daysLate: 3 }, 'matter overdue')))
    expect(line).toMatchObject({ level: 'warn', matterId: 'm', daysLate: 3, msg: 'matter overdue' })
  })

  test('hides secrets and people wherever they are put', () => {
    const text = written((log) => {
      log.info({ password: 'lantern', person: { name: '张三', phone: '13800000000' } }, 'a')
      log.info({ req: { headers: { cookie: 'session=abc' }, body: { token: 'xyz' } } }, 'b')
    })
    for (const secret of ['lantern', '张三', '13800000000', 'abc', 'xyz']) expect(text).not.toContain(secret)
  })

  test('an error of the database shows table and constraint, never a value of a row', async () => {
    const { db } = await testDatabase()
    const wrong = [
      sql`select '李四'::uuid`,
      sql`insert into authority (id, code, name, kind) values (gen_random_uuid(), '王五', 'x', 'x'), (gen_random_uuid(), '王五', 'x', 'x')`,
    ]
    for (const statement of wrong) {
      const error = await db.inSystem((tx) => statement.execute(tx)).catch((caught: unknown) => caught)
      const text = written((log) => log.error({ err: error }, 'statement failed'))
      expect(text).not.toMatch(/李四|王五/)
      expect(text).toMatch(/22P02|authority_code_key/)
    }
  })
})
