import { describe, expect, it } from 'vitest'
import { filledIn, formKey, isAsked } from '../../src/web/pages/phone/visit-forms.tsx'

const link = { id: '1', programKey: 'a', link: 'contact', title: '联系' }

describe('the forms of a visit that serves several programs', () => {
  it('keeps apart forms that two programs name alike', () => {
    const keys = [formKey({ programKey: 'a', form: 'feedback' }), formKey({ programKey: 'b', form: 'feedback' })]
    expect(new Set(keys).size).toBe(2)
  })

  it('asks for the form of the visit where there is a pairing, and for nothing else', () => {
    expect(isAsked({ links: [link] }, { about: 'visit' })).toBe(true)
    expect(isAsked({ links: [link] }, { about: 'enterprise' })).toBe(false)
    expect(isAsked({ links: [] }, { about: 'visit' })).toBe(false)
  })

  it('sends only what was begun', () => {
    expect(filledIn({ forms: { 'a.feedback': { situation: '好' }, 'b.feedback': {} } })).toEqual({
      'a.feedback': { situation: '好' },
    })
  })
})
