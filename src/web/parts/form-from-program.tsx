import { useState } from 'react'
import { findEntries } from '../api/registers.ts'
import { t } from '../i18n/t.ts'
import { CheckField, ChoiceField, SelectField, TextField } from '../ui/field.tsx'
import { type Picked, SearchPick } from '../ui/search-pick.tsx'
import { type Attached, FilesField } from './files-field.tsx'
import { PhotoField } from './photo-field.tsx'

/** A field as the program declares it. */
export type ProgramField = {
  readonly id: string
  readonly title: string
  readonly type: string
  readonly choices?: readonly string[] | undefined
  readonly of?: string | null | undefined
  readonly required?: boolean
  readonly unit?: string | null | undefined
  readonly help?: string | null | undefined
}

export type FieldValue = string | number | boolean | readonly string[]
export type FormValues = Readonly<Record<string, FieldValue>>

type Props = {
  readonly fields: readonly ProgramField[]
  readonly values: FormValues
  readonly faults: Readonly<Record<string, string>>
  readonly onChange: (values: FormValues) => void
  /** The record that files hang on; before there is one, a file field says where it goes. */
  readonly attachTo?: AttachTo | undefined
  /** Photographs are kept on the phone and go with the entry. */
  readonly photos?: boolean | undefined
  /** The program, whose other registers an entry field looks into. */
  readonly program?: string | undefined
  /** Names of entries that are already chosen, by field. */
  readonly names?: Readonly<Record<string, Picked>> | undefined
}
type AttachTo = { readonly kind: 'matter' | 'visit' | 'form' | 'enterprise' | 'project'; readonly id: string }

/** One column, the program's own fields; the fault stands beside its field. */
export function FormFromProgram({ fields, values, faults, onChange, attachTo, photos, program, names }: Props) {
  return (
    <>
      {fields.map((field) => (
        <ProgramInput
          key={field.id}
          field={field}
          value={values[field.id]}
          fault={faults[field.id]}
          attachTo={attachTo}
          photos={photos}
          program={program}
          name={names?.[field.id]}
          onChange={(value) => onChange(withValue(values, field.id, value))}
        />
      ))}
    </>
  )
}

function withValue(values: FormValues, id: string, value: FieldValue | undefined): FormValues {
  const { [id]: _, ...rest } = values
  return value === undefined ? rest : { ...rest, [id]: value }
}

type InputProps = {
  readonly field: ProgramField
  readonly value: FieldValue | undefined
  readonly fault: string | undefined
  readonly onChange: (value: FieldValue | undefined) => void
  readonly attachTo?: AttachTo | undefined
  readonly photos?: boolean | undefined
  readonly program?: string | undefined
  readonly name?: Picked | undefined
}

const FEW = 8

function ProgramInput({ field, value, fault, onChange, attachTo, photos, program, name }: InputProps) {
  const label = field.unit ? t('form.with_unit', { label: field.title, unit: field.unit }) : field.title
  const shared = {
    label,
    fault,
    ...(field.required ? { required: true } : {}),
    ...(field.help ? { help: field.help } : {}),
  }
  const options = (field.choices ?? []).map((choice) => ({ value: choice, label: choice }))
  const text = value === undefined ? '' : String(value)
  switch (field.type) {
    case 'choice':
      return options.length > FEW ? (
        <SelectField
          {...shared}
          options={options}
          value={text}
          empty={t('form.choose')}
          onChange={(v) => onChange(v || undefined)}
        />
      ) : (
        <ChoiceField {...shared} options={options} value={text ? [text] : []} onChange={([v]) => onChange(v)} />
      )
    case 'choices':
      return (
        <ChoiceField {...shared} many options={options} value={Array.isArray(value) ? value : []} onChange={onChange} />
      )
    case 'yes_no':
      return field.required ? (
        <ChoiceField
          {...shared}
          options={[
            { value: 'true', label: t('value.yes') },
            { value: 'false', label: t('value.no') },
          ]}
          value={value === undefined ? [] : [text]}
          onChange={([v]) => onChange(v === 'true')}
        />
      ) : (
        <CheckField label={label} value={value === true} onChange={onChange} />
      )
    case 'number':
    case 'money':
    case 'count':
      return (
        <TextField
          {...shared}
          type="number"
          value={text}
          onChange={(v) => onChange(v === '' ? undefined : toNumber(v))}
        />
      )
    case 'date':
      return <TextField {...shared} type="date" value={text} onChange={(v) => onChange(v || undefined)} />
    case 'phone':
      return <TextField {...shared} type="tel" value={text} onChange={(v) => onChange(v || undefined)} />
    case 'entry':
      return program && field.of ? (
        <EntryPick
          shared={shared}
          register={{ program, form: field.of }}
          value={text}
          name={name}
          onChange={onChange}
        />
      ) : null
    case 'file':
      if (photos) return <PhotoField {...shared} value={text} onChange={onChange} />
      return attachTo ? (
        <FilesField
          label={label}
          fault={fault}
          thing={attachTo}
          value={text ? [{ id: text, name: t('form.file_kept') }] : []}
          onChange={(files: readonly Attached[]) => onChange(files.at(-1)?.id)}
        />
      ) : (
        <p className="muted small">{t('form.file_later', { label })}</p>
      )
    default:
      return <TextField {...shared} lines={2} value={text} onChange={(v) => onChange(v || undefined)} />
  }
}

/** An entry of another register, found by whom it is about. */
function EntryPick(given: {
  shared: { label: string; fault: string | undefined; required?: boolean; help?: string }
  register: { program: string; form: string }
  value: string
  name: Picked | undefined
  onChange: (value: FieldValue | undefined) => void
}) {
  const [known, setKnown] = useState(given.name)
  const { value, register } = given
  return (
    <SearchPick
      {...given.shared}
      of={`entry.${register.program}.${register.form}`}
      find={findEntries(register)}
      value={value ? [known ?? { id: value, name: t('form.entry_kept') }] : []}
      onChange={([one]) => {
        setKnown(one)
        given.onChange(one?.id)
      }}
    />
  )
}

/** What is not a number stays as typed: the fault beside the field says what would be right. */
function toNumber(text: string): number | string {
  const n = Number(text.replaceAll(/[,，\s]/g, ''))
  return Number.isNaN(n) ? text : n
}

const NUMERIC = ['number', 'money', 'count']

/** Faults by field, before anything is sent. */
export function faultsOf(fields: readonly ProgramField[], values: FormValues): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const field of fields) {
    const value = values[field.id]
    const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    if (empty && field.required) faults[field.id] = t('form.fault.required')
    else if (!empty && NUMERIC.includes(field.type) && typeof value !== 'number')
      faults[field.id] = t('form.fault.number')
    else if (!empty && field.type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(String(value)))
      faults[field.id] = t('form.fault.date')
  }
  return faults
}
