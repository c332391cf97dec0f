import { expect, it } from 'vitest'
import { valuesFromMatter } from '../../src/web/pages/cases/values-from-matter.ts'

const matter = { title: '厂门口道路积水', body: '雨天车辆进不来' }

it('begins a case with the title and the words of the matter, in text fields only', () => {
  const fields = ['choice', 'text', 'number', 'text', 'text'].map((type, n) => ({ id: `f${n}`, type }))
  expect(valuesFromMatter(fields, matter)).toEqual({ f1: '厂门口道路积水', f3: '雨天车辆进不来' })
  expect(valuesFromMatter(fields.slice(0, 3), { ...matter, body: null })).toEqual({ f1: '厂门口道路积水' })
  expect(valuesFromMatter([{ id: 'n', type: 'number' }], matter)).toEqual({})
})
