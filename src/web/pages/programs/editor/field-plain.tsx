import type { Language } from '../../../api/program-editor.ts'
import { CheckField, Field, SelectField } from '../../../ui/field.tsx'
import type { Value } from './edit-text.ts'
import { PartiesField } from './field-names.tsx'
import { declared, type Root } from './names.ts'
import { te } from './words.ts'

type Common = {
  readonly label: string
  readonly help?: string | undefined
  readonly fault?: string | undefined
  readonly onChange: (value: Value | undefined) => void
}

/** A clause, with the anchors of the notice's own text to choose from. */
export function ClauseField({ label, help, fault, value, onChange }: Common & { value: string }) {
  return (
    <Field label={label} help={help} fault={fault}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          className="input"
          list="editor-clauses"
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        />
      )}
    </Field>
  )
}

/** How often: a calendar of the language, or a period of the program's own. */
export function EveryField(props: Common & { value: string; root: Root; language: Language }) {
  const { value, root, language, onChange, ...common } = props
  const known = [
    ...language.calendars.map((one) => ({ value: one.id, label: one.label })),
    ...declared(root, 'period').map((one) => ({ value: one.id, label: one.title })),
  ]
  const options = value === '' || known.some((one) => one.value === value) ? known : [...known, { value, label: value }]
  return (
    <SelectField
      {...common}
      value={value}
      empty={te('ui.not_set')}
      options={options}
      onChange={(next) => onChange(next === '' ? undefined : next)}
    />
  )
}

/** Whom it concerns, kept as the file writes it: one name, or a list of them. */
export function PartiesValue(
  props: Common & { value: Value | undefined; many: boolean; root: Root; language: Language },
) {
  const { value, many, onChange, ...common } = props
  const parties = Array.isArray(value) ? value.map(String) : value === undefined || value === '' ? [] : [String(value)]
  return (
    <PartiesField
      {...common}
      value={parties}
      many={many}
      onChange={(next) => {
        const [first] = next
        if (first === undefined) return onChange(undefined)
        onChange(many && (next.length > 1 || Array.isArray(value)) ? next : first)
      }}
    />
  )
}

/** One yes or no. */
export function FlagField({ label, help, fault, value, onChange }: Common & { value: Value | undefined }) {
  return (
    <div className="field">
      <CheckField label={label} value={value === true} onChange={(next) => onChange(next)} />
      {help ? <p className="help">{help}</p> : null}
      {fault ? <p className="fault">{fault}</p> : null}
    </div>
  )
}
