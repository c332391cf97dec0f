import { type ReactNode, useId } from 'react'
import { t } from '../i18n/t.ts'

type FrameProps = {
  readonly label: string
  readonly required?: boolean | undefined
  readonly help?: ReactNode
  readonly fault?: string | undefined
  readonly children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode
}

/** Label above, the fault beside the field in words that say what would be right. */
export function Field({ label, required, help, fault, children }: FrameProps) {
  const id = useId()
  const helpId = `${id}-help`
  const faultId = `${id}-fault`
  const describedBy = [help ? helpId : '', fault ? faultId : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
        {required ? <span className="muted">{t('form.required')}</span> : null}
      </label>
      {children({ id, describedBy: describedBy || undefined, invalid: fault !== undefined })}
      {help ? (
        <div className="help" id={helpId}>
          {help}
        </div>
      ) : null}
      {fault ? (
        <div className="fault" id={faultId} role="alert">
          {fault}
        </div>
      ) : null}
    </div>
  )
}

type TextProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly required?: boolean
  readonly help?: ReactNode
  readonly fault?: string | undefined
  readonly type?: 'text' | 'password' | 'date' | 'datetime-local' | 'time' | 'number' | 'tel' | 'search'
  readonly lines?: number
  readonly autoComplete?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly max?: string
  readonly min?: string
}

/** A line, or several with `lines`. */
export function TextField({
  label,
  value,
  onChange,
  required,
  help,
  fault,
  type = 'text',
  lines,
  autoComplete,
  placeholder,
  autoFocus,
  max,
  min,
}: TextProps) {
  return (
    <Field label={label} required={required} help={help} fault={fault}>
      {({ id, describedBy, invalid }) =>
        lines ? (
          <textarea
            id={id}
            className="input"
            rows={lines}
            value={value}
            placeholder={placeholder}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            aria-required={required}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            id={id}
            className="input"
            type={type}
            value={value}
            placeholder={placeholder}
            autoComplete={autoComplete ?? 'off'}
            // biome-ignore lint/a11y/noAutofocus: the sign-in page has one purpose and one first field
            autoFocus={autoFocus}
            max={max}
            min={min}
            inputMode={type === 'number' ? 'decimal' : undefined}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            aria-required={required}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

export type Option = { readonly value: string; readonly label: string }

type SelectProps = {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
  readonly required?: boolean
  readonly help?: ReactNode
  readonly fault?: string | undefined
  /** Word for "none chosen yet"; without it the first option stands. */
  readonly empty?: string
}

/** One of a list, by the browser's own picker: on a phone it is the system's. */
export function SelectField({ label, value, options, onChange, required, help, fault, empty }: SelectProps) {
  return (
    <Field label={label} required={required} help={help} fault={fault}>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          className="input"
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          aria-required={required}
          onChange={(event) => onChange(event.target.value)}
        >
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type ChoiceProps = {
  readonly label: string
  readonly name?: string
  readonly options: readonly Option[]
  readonly value: readonly string[]
  readonly many?: boolean
  readonly onChange: (value: string[]) => void
  readonly required?: boolean
  readonly help?: ReactNode
  readonly fault?: string | undefined
}

/** Few options, all in sight, one touch each. */
export function ChoiceField({ label, options, value, many, onChange, required, help, fault }: ChoiceProps) {
  const name = useId()
  const faultId = `${name}-fault`
  return (
    <fieldset className="field" aria-describedby={fault ? faultId : undefined}>
      <legend className="label" style={{ marginBottom: 4, padding: 0 }}>
        {label}
        {required ? <span className="muted">{t('form.required')}</span> : null}
      </legend>
      <div className="choices">
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              checked={value.includes(option.value)}
              onChange={(event) => {
                if (!many) onChange([option.value])
                else
                  onChange(
                    event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value),
                  )
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {help ? <div className="help">{help}</div> : null}
      {fault ? (
        <div className="fault" id={faultId} role="alert">
          {fault}
        </div>
      ) : null}
    </fieldset>
  )
}

/** One yes or no. */
export function CheckField({
  label,
  value,
  onChange,
}: {
  label: ReactNode
  value: boolean
  onChange: (value: boolean) => void
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
