import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFormValues, type FieldRule } from '#domain/form/check-form-values.ts'

const field = (id: string, type: FieldRule['type'], more: Partial<FieldRule> = {}): FieldRule => ({
  id,
  title: id,
  type,
  required: false,
  ...more,
})
const form = {
  id: 'feedback',
  title: '反馈表',
  fields: [
    field('situation', 'text', { required: true }),
    field('kind', 'choice', { choices: ['甲', '乙'] }),
    field('topics', 'choices', { choices: ['甲', '乙'] }),
    field('amount', 'money'),
    field('people', 'count'),
    field('day', 'date'),
    field('met', 'yes_no'),
    field('phone', 'phone'),
  ],
}
const at = (values: Record<string, unknown>) => {
  const checked = checkFormValues(form, { situation: '好', ...values })
  return checked.ok ? 'ok' : `${checked.error.code} ${checked.error.at?.join('.')}`
}

describe('values of a form', () => {
  it('names the field that is at fault and what is wrong with it', () => {
    expect(at({ situation: '  ' })).toBe('form.field_missing situation')
    expect(at({ other: 1 })).toBe('form.unknown_field other')
    expect(at({ kind: '丙' })).toBe('form.not_a_choice kind')
    expect(at({ topics: ['甲', '丙'] })).toBe('form.not_a_choice topics')
    expect(at({ amount: '12' })).toBe('form.not_number amount')
    expect(at({ people: 1.5 })).toBe('form.not_count people')
    expect(at({ people: -1 })).toBe('form.not_count people')
    expect(at({ day: '2026-02-30' })).toBe('form.not_date day')
    expect(at({ met: 'yes' })).toBe('form.not_yes_no met')
    expect(at({ phone: 'call me' })).toBe('form.not_phone phone')
  })

  it('keeps what was filled in and leaves out what was not', () => {
    const checked = checkFormValues(form, {
      situation: ' 好 ',
      kind: '甲',
      topics: ['乙', '乙'],
      amount: 1.5,
      people: 0,
      day: '2026-02-28',
      met: false,
      phone: '',
    })
    expect(checked).toEqual({
      ok: true,
      value: { situation: '好', kind: '甲', topics: ['乙'], amount: 1.5, people: 0, day: '2026-02-28', met: false },
    })
  })

  it('accepts again what it has kept, whatever was typed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...form.fields.map((one) => one.id)), fc.anything()), (values) => {
        const first = checkFormValues(form, values)
        if (first.ok) expect(checkFormValues(form, first.value)).toEqual(first)
      }),
    )
  })
})
