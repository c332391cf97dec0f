import type { Path, Value } from './edit-text.ts'
import type { FormContext } from './form-context.ts'
import { OneField } from './one-field.tsx'
import type { Schema } from './schema.ts'
import { keyWord, te } from './words.ts'

export type FieldProps = {
  readonly of: FormContext
  readonly given: Schema
  readonly keyName: string
  readonly value: Value | undefined
  readonly path: Path
  readonly name: string
  readonly inside: readonly string[]
  readonly optional: boolean
  readonly isId: boolean
  readonly fact: string | undefined
  readonly onClear: () => void
}

/** A field of an entry, and the way to take it away again where it may be missing. */
export function EntryField(props: FieldProps) {
  const { of, path, optional, keyName, inside, onClear } = props
  const label = keyWord(keyName, inside)
  return (
    <div className="editor-field" data-key={keyName}>
      <div className="grow">
        <OneField {...props} label={label} />
      </div>
      {optional ? (
        <button
          type="button"
          className="button plain small"
          aria-label={`${te('ui.clear')} ${label}`}
          onClick={() => {
            of.set(path, undefined)
            onClear()
          }}
        >
          {te('ui.clear')}
        </button>
      ) : null}
    </div>
  )
}
