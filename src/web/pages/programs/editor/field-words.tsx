import { useState } from 'react'
import { Field } from '../../../ui/field.tsx'
import { ChosenTags } from './chosen-tags.tsx'
import type { Value } from './edit-text.ts'
import type { Vocabulary } from './vocabulary.ts'
import { te } from './words.ts'

type Props = {
  readonly label: string
  readonly help?: string | undefined
  readonly fault?: string | undefined
  readonly value: Value | undefined
  readonly vocabulary: Vocabulary
  readonly onChange: (value: Value | undefined) => void
}

/** Words chosen by their names and kept as the file writes them; a word that is not known stays to be seen, and the check says so. */
export function WordsField({ label, help, fault, value, vocabulary, onChange }: Props) {
  const { words, own, many } = vocabulary
  const [written, setWritten] = useState('')
  const chosen = Array.isArray(value) ? value.map(String) : value === undefined || value === '' ? [] : [String(value)]
  const nameOf = (id: string) => words.find((one) => one.id === id)?.title ?? id
  const left = words.filter((one) => !chosen.includes(one.id))
  const set = (next: readonly string[]) => {
    const [first] = next
    if (first === undefined) return onChange(undefined)
    // What the file had as one word stays one; a list stays a list.
    onChange(many && (next.length > 1 || Array.isArray(value)) ? [...next] : first)
  }
  const add = (id: string) => set(many ? [...chosen, id] : [id])
  return (
    <Field label={label} help={help} fault={fault}>
      {({ id, describedBy, invalid }) => (
        <>
          {many || own ? (
            <ChosenTags ids={chosen} nameOf={nameOf} onRemove={(one) => set(chosen.filter((other) => other !== one))} />
          ) : null}
          <span className="row" style={{ flexWrap: 'nowrap' }}>
            <select
              id={id}
              className="input"
              value=""
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => {
                if (event.target.value !== '') add(event.target.value)
              }}
            >
              <option value="">{chosen.length === 0 ? te('ui.not_set') : te('ui.words.add')}</option>
              {left.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
            {own ? (
              <>
                <input
                  className="input"
                  aria-label={te('ui.words.own')}
                  placeholder={te('ui.words.own')}
                  value={written}
                  onChange={(event) => setWritten(event.target.value)}
                />
                <button
                  type="button"
                  className="button small"
                  disabled={written.trim() === '' || chosen.includes(written.trim())}
                  onClick={() => {
                    add(written.trim())
                    setWritten('')
                  }}
                >
                  {te('ui.words.add_own')}
                </button>
              </>
            ) : null}
          </span>
        </>
      )}
    </Field>
  )
}
