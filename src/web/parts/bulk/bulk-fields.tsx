import { findOrgs, findPersons } from '../../api/lookups.ts'
import { t, word } from '../../i18n/t.ts'
import { ChoiceField, Field, SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'
import type { BulkField, BulkValue, BulkValues } from './bulk.ts'

const UNITS = ['working_days', 'days', 'hours', 'months'] as const

type Props = {
  readonly fields: readonly BulkField[]
  readonly values: BulkValues
  readonly onChange: (name: string, value: BulkValue) => void
}

/** What is asked once for all the rows. */
export function BulkFields({ fields, values, onChange }: Props) {
  return fields.map((field) => (
    <BulkInput
      key={field.name}
      field={field}
      value={values[field.name]}
      onChange={(value) => onChange(field.name, value)}
    />
  ))
}

type InputProps = {
  readonly field: BulkField
  readonly value: BulkValue | undefined
  readonly onChange: (value: BulkValue) => void
}

function BulkInput({ field, value, onChange }: InputProps) {
  const { label, required = false, help } = field
  const shared = { label, required, ...(help ? { help } : {}) }
  const text = typeof value === 'string' ? value : ''
  const picked = Array.isArray(value) ? (value as readonly Picked[]) : []
  switch (field.kind) {
    case 'text':
      return <TextField {...shared} value={text} onChange={onChange} {...(field.lines ? { lines: field.lines } : {})} />
    case 'day':
      return <TextField {...shared} type="date" value={text} onChange={onChange} />
    case 'org':
      return <SearchPick {...shared} of="org" find={findOrgs} value={picked} onChange={onChange} />
    case 'person':
      return <SearchPick {...shared} of="person" find={findPersons} value={picked} onChange={onChange} />
    case 'select':
      return (
        <SelectField {...shared} value={text} options={field.options} empty={t('form.choose')} onChange={onChange} />
      )
    case 'yes_no':
      return (
        <ChoiceField
          {...shared}
          value={text ? [text] : []}
          options={[
            { value: 'true', label: t('value.yes') },
            { value: 'false', label: t('value.no') },
          ]}
          onChange={([one = '']) => onChange(one)}
        />
      )
    case 'length': {
      const length = value && typeof value === 'object' && 'unit' in value ? value : { n: '', unit: 'working_days' }
      return (
        <Field {...shared}>
          {({ id }) => (
            <span className="row">
              <input
                id={id}
                className="input short"
                inputMode="numeric"
                value={length.n}
                onChange={(event) => onChange({ ...length, n: event.target.value })}
              />
              <select
                className="input short"
                aria-label={t('act.field.unit')}
                value={length.unit}
                onChange={(event) => onChange({ ...length, unit: event.target.value })}
              >
                {UNITS.map((unit) => (
                  <option key={unit} value={unit}>
                    {word('unit', unit)}
                  </option>
                ))}
              </select>
            </span>
          )}
        </Field>
      )
    }
  }
}
