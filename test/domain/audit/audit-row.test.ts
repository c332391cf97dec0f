import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AuditRow, canonicalRow, rowHash, sm3 } from '#domain/audit/audit-row.ts'

const row: AuditRow = {
  authorityId: '01900000-0000-7000-8000-000000000001',
  id: '01900000-0000-7000-8000-000000000002',
  at: '2026-02-13T01:02:03Z',
  accountId: null,
  personId: null,
  act: 'matter.assign',
  thingKind: 'matter',
  thingId: 'm1',
  detail: { b: 1, a: { d: [1, { z: 1, y: 2 }], c: null } },
  outcome: 'done',
}

describe('audit row', () => {
  it('is digested with SM3 (the standard’s own example)', () => {
    expect(sm3('abc').toString('hex')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  })

  it('does not depend on the order of keys or the precision a moment is written with', () => {
    const same = {
      ...row,
      at: '2026-02-13T09:02:03.000+08:00',
      detail: { a: { c: null, d: [1, { y: 2, z: 1 }] }, b: 1, gone: undefined },
    }
    expect(canonicalRow(same)).toBe(canonicalRow(row))
  })

  it('changes with every field', () => {
    const changed: Partial<AuditRow>[] = [
      { at: '2026-02-13T01:02:03.000001Z' },
      { accountId: row.id },
      { personId: row.id },
      { act: 'matter.close' },
      { thingKind: 'visit' },
      { thingId: 'm2' },
      { detail: { b: 1 } },
      { outcome: 'refused' },
    ]
    const digests = changed.map((change) => rowHash({ ...row, ...change }).toString('hex'))
    expect(new Set([...digests, rowHash(row).toString('hex')]).size).toBe(changed.length + 1)
  })

  it('reads back the same after JSON, whatever the detail', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (detail) => {
        const written = { ...row, detail: JSON.parse(JSON.stringify(detail)) }
        expect(rowHash({ ...written, detail: JSON.parse(JSON.stringify(written.detail)) })).toEqual(rowHash(written))
      }),
    )
  })
})
