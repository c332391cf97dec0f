import { expect, it } from 'vitest'
import { findUnstorable } from '#app/unstorable.ts'

it('names the place of a text that cannot be stored', () => {
  expect(findUnstorable({ a: ['好', { b: '坏\u0000' }] })).toEqual(['a', 1, 'b'])
  expect(findUnstorable({ 'k\u0000': 1 })).toEqual(['k\u0000'])
  expect(findUnstorable('\u0000')).toEqual([])
  expect(findUnstorable({ a: ['好', { b: null, c: 1, d: undefined }], e: new Uint8Array([0]) })).toBeUndefined()
})
