import { describe, expect, test } from 'vitest'
import { importFileNow } from '#app/import/import-file.ts'
import { PIECE } from '#app/import/reading/pieces.ts'
import { writeBehind } from '#app/import/write-behind.ts'
import { execute } from '#app/use-case.ts'
import { creditCodeCheck } from '#domain/identifiers/credit-code.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { csv } from './files.ts'

describe('writing behind matching', () => {
  test('one batch at a time, and only who looks up what is being written waits for it', async () => {
    const behind = writeBehind()
    const said: string[] = []
    let finish = () => {}
    await behind.begin(['甲', '乙'], () =>
      new Promise<void>((done) => (finish = done)).then(() => void said.push('甲')),
    )
    await behind.seeing(['丙'], ['丁'])
    const next = behind.begin(['丙'], async () => void said.push('丙'))
    const seen = behind.seeing(['丙'], ['乙']).then(() => void said.push('seen'))
    expect(said).toEqual([])
    finish()
    await Promise.all([next, seen])
    await behind.written()
    expect(said.indexOf('甲')).toBe(0)
    expect([...said].sort()).toEqual(['seen', '丙', '甲'])
  })

  test('what fails is told to whoever waits next', async () => {
    const behind = writeBehind()
    await behind.begin(['甲'], () => Promise.reject(new Error('no room')))
    await expect(behind.begin([], async () => {})).rejects.toThrow('no room')
    await expect(behind.written()).rejects.toThrow('no room')
  })
})

const code = (n: number) => {
  const first = `91431200MA4L${String(n).padStart(5, '0')}`
  return first + creditCodeCheck(first)
}

test('a row sees what the rows before it have made of an enterprise, though they are still being written', async () => {
  const { db } = await testDatabase()
  const authorityId = await createAuthority(db, 'behind', '灯笼区')
  const ctx = contextOf(db, authorityId)
  const bring = async (rows: string[][]) => {
    const file = { name: '企业.csv', bytes: csv(['企业名称', '统一社会信用代码', '地址'], rows) }
    const done = await execute(ctx, importFileNow, { file, options: {}, skipFaulty: false })
    if (!done.ok) throw new Error(JSON.stringify(done.error))
    return done.value
  }
  await bring([['老油坊有限公司', '', '东街']])
  const others = Array.from({ length: 2 * PIECE }, (_, n) => [`样本企业${n}号有限公司`, code(n), `工业路${n}号`])
  // The last row of one piece gives it a code; the next piece has another of the name, with another code.
  others.splice(PIECE - 1, 0, ['老油坊有限公司', code(90_001), '东街'], ['老油坊有限公司', code(90_002), '西街'])
  const { counts, faults } = await bring(others)
  expect(counts).toEqual({ created: 2 * PIECE, changed: 1, same: 0, asked: 0, refused: 1 })
  expect(faults.map((one) => [one.code, one.row])).toEqual([['enterprise.code_conflict', PIECE + 2]])
})
