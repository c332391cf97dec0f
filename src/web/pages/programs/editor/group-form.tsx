import { useState } from 'react'
import { SelectField } from '../../../ui/field.tsx'
import type { Path, Value } from './edit-text.ts'
import { EntryField } from './entry-field.tsx'
import { first } from './first-value.ts'
import type { FormContext } from './form-context.ts'
import { followed, type Schema } from './schema.ts'
import { halfOf, keyWord, te } from './words.ts'

type GroupProps = {
  readonly of: FormContext
  readonly schema: Schema
  readonly value: { readonly [key: string]: Value }
  readonly path: Path
  /** The program's own name of this place: `matters.problem.clocks.answer`. */
  readonly name: string
  /** Keys above, innermost last. */
  readonly inside: readonly string[]
  /** The key that holds the id: what other rules name it by. */
  readonly idKey?: string | undefined
}

/** The fields of one entry: those it has, those it must have, and the rest to be added when wanted. */
export function GroupForm({ of, schema, value, path, name, inside, idKey }: GroupProps) {
  const properties = Object.entries(schema.properties ?? {})
  const required = new Set(schema.required ?? [])
  // A field that is emptied while one types anew stays until it is taken away.
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(Object.keys(value)))
  const shows = (key: string) => value[key] !== undefined || required.has(key) || open.has(key)
  const shown = properties.filter(([key]) => shows(key))
  const left = properties.filter(([key]) => !shows(key))
  const [adding, setAdding] = useState('')
  const ordered = [...shown].sort(([a], [b]) => rank(a, idKey) - rank(b, idKey))
  return (
    <div className="stack">
      {ordered.map(([key, property]) => (
        <EntryField
          key={key}
          of={of}
          given={property}
          keyName={key}
          value={value[key]}
          path={[...path, key]}
          name={name === '' ? key : `${name}.${key}`}
          inside={inside}
          optional={!required.has(key)}
          isId={key === idKey}
          fact={typeof value.each === 'string' ? value.each : undefined}
          onClear={() => setOpen(new Set([...open].filter((one) => one !== key)))}
        />
      ))}
      {left.length > 0 ? (
        <div className="row" style={{ alignItems: 'end' }}>
          <SelectField
            label={te('ui.more_fields')}
            value={adding}
            empty={te('ui.not_set')}
            options={left.map(([key, property]) => ({
              value: key,
              label: `${keyWord(key, inside)}${hint(property, of.schema)}`,
            }))}
            onChange={setAdding}
          />
          <button
            type="button"
            className="button small"
            disabled={adding === ''}
            onClick={() => {
              const property = schema.properties?.[adding]
              if (property) of.set([...path, adding], first(property, of))
              setOpen(new Set([...open, adding]))
              setAdding('')
            }}
          >
            {te('ui.add_field')}
          </button>
        </div>
      ) : null}
    </div>
  )
}

/** The name first, then what is asked most; the id last but for the clause and remarks. */
function rank(key: string, idKey: string | undefined): number {
  if (key === 'title') return 0
  if (key === idKey) return 80
  return { clause: 90, assumed: 91, note: 92 }[key] ?? 10
}

function hint(property: Schema, root: Schema): string {
  const words = halfOf(followed(property, root).description)?.replace(/\s*[（(].*$/, '')
  return words && words.length < 24 ? `：${words}` : ''
}
