import { useState } from 'react'
import type { Checked, Language } from '../../../api/program-editor.ts'
import { CheckField, ChoiceField, Field, SelectField, TextField } from '../../../ui/field.tsx'
import type { Path, Value } from './edit-text.ts'
import { ConditionField } from './field-condition.tsx'
import { LimitField } from './field-limit.tsx'
import { FactField, PartiesField } from './field-names.tsx'
import { RawField } from './field-raw.tsx'
import { TextsField } from './field-texts.tsx'
import { declared, type Root } from './names.ts'
import { choicesOf, followed, kindOf, type Schema } from './schema.ts'
import { halfOf, keyWord, te, valueWord } from './words.ts'

export type FormContext = {
  readonly root: Root
  readonly schema: Schema
  readonly language: Language
  readonly faults: Checked['faults']
  readonly set: (path: Path, value: Value | undefined) => void
}

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
        <FieldOf
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

/** A first value for a field that is added, so that the file stays readable while one goes on. */
function first(given: Schema, of: FormContext): Value {
  const schema = followed(given, of.schema)
  switch (kindOf(schema, of.schema, undefined)) {
    case 'flag':
      return true
    case 'number':
      return schema.minimum ?? 1
    case 'limit':
      return '5 working days'
    case 'choice':
      return choicesOf(schema, of.schema)[0] ?? ''
    case 'choices':
      return choicesOf(schema, of.schema).slice(0, 1)
    case 'fact':
      return 'visit'
    case 'facts':
      return ['visit']
    case 'parties':
      return ['office']
    case 'party':
      return 'office'
    case 'every':
      return 'quarter'
    case 'texts':
      return ['…']
    case 'entries':
      return [blank(schema.items ?? {}, of)]
    case 'group':
      return blank(schema, of)
    default:
      return schema.title === 'share' ? '10%' : '…'
  }
}

/** An entry with what it must have. */
export function blank(given: Schema, of: FormContext): { [key: string]: Value } {
  const schema = followed(given, of.schema)
  return Object.fromEntries((schema.required ?? []).map((key) => [key, first(schema.properties?.[key] ?? {}, of)]))
}

type FieldProps = {
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

function FieldOf(props: FieldProps) {
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

function OneField({
  of,
  given,
  keyName,
  value,
  path,
  name,
  inside,
  isId,
  fact,
  label,
}: FieldProps & { label: string }) {
  const schema = followed(given, of.schema)
  const help = isId
    ? te('ui.id_help')
    : PLAIN.has(keyName) || (given.$ref && !given.description)
      ? undefined
      : helpOf(schema)
  // What is wrong in this place; what is wrong deeper inside stands at its own field.
  const fault = of.faults.find((one) => one.path === name)?.message
  const set = (next: Value | undefined) => of.set(path, next)
  const text = value === undefined || value === null ? '' : String(value)
  const common = { label, help, fault }
  switch (kindOf(given, of.schema, value)) {
    case 'limit':
      return <LimitField {...common} value={value} root={of.root} onChange={set} />
    case 'condition':
      return (
        <ConditionField {...common} value={text} fact={fact} root={of.root} language={of.language} onChange={set} />
      )
    case 'fact':
      return <FactField {...common} value={text} root={of.root} language={of.language} onChange={set} />
    case 'parties':
    case 'party': {
      const many = kindOf(given, of.schema, undefined) === 'parties'
      const parties = Array.isArray(value) ? value.map(String) : text === '' ? [] : [text]
      return (
        <PartiesField
          {...common}
          value={parties}
          many={many}
          root={of.root}
          language={of.language}
          onChange={(next) =>
            set(
              next.length === 0
                ? undefined
                : next.length === 1 && !Array.isArray(value)
                  ? next[0]
                  : many
                    ? next
                    : next[0],
            )
          }
        />
      )
    }
    case 'every': {
      const known = [
        ...of.language.calendars.map((one) => ({ value: one.id, label: one.label })),
        ...declared(of.root, 'period').map((one) => ({ value: one.id, label: one.title })),
      ]
      const options =
        text === '' || known.some((one) => one.value === text) ? known : [...known, { value: text, label: text }]
      return (
        <SelectField
          {...common}
          value={text}
          empty={te('ui.not_set')}
          options={options}
          onChange={(next) => set(next === '' ? undefined : next)}
        />
      )
    }
    case 'choice':
      return (
        <SelectField
          {...common}
          value={text}
          empty={te('ui.not_set')}
          options={choicesOf(schema, of.schema).map((one) => ({ value: one, label: valueWord(one) }))}
          onChange={(next) => set(next === '' ? undefined : next)}
        />
      )
    case 'choices':
      return (
        <ChoiceField
          {...common}
          many
          value={Array.isArray(value) ? value.map(String) : []}
          options={choicesOf(schema, of.schema).map((one) => ({ value: one, label: valueWord(one) }))}
          onChange={(next) => set(next.length === 0 ? undefined : next)}
        />
      )
    case 'flag':
      return (
        <div className="field">
          <CheckField label={label} value={value === true} onChange={(next) => set(next)} />
          {help ? <p className="help">{help}</p> : null}
          {fault ? <p className="fault">{fault}</p> : null}
        </div>
      )
    case 'number':
      return (
        <TextField
          {...common}
          type="number"
          value={text}
          onChange={(next) => set(next.trim() === '' || Number.isNaN(Number(next)) ? undefined : Number(next))}
        />
      )
    case 'texts':
    case 'facts':
      return (
        <TextsField {...common} value={Array.isArray(value) ? (value as (string | number)[]) : []} onChange={set} />
      )
    case 'entries':
      return (
        <EntriesField
          of={of}
          schema={schema}
          value={Array.isArray(value) ? value : []}
          path={path}
          name={name}
          inside={[...inside, keyName]}
          label={label}
          help={help}
        />
      )
    case 'group':
      return (
        <fieldset className="field editor-group">
          <legend className="label">{label}</legend>
          {help ? <p className="help">{help}</p> : null}
          {fault ? <p className="fault">{fault}</p> : null}
          <GroupForm
            of={of}
            schema={schema}
            value={(value ?? {}) as { [key: string]: Value }}
            path={path}
            name={name}
            inside={[...inside, keyName]}
          />
        </fieldset>
      )
    case 'id':
    case 'text':
      return keyName === 'clause' ? (
        <ClauseField {...common} value={text} onChange={set} />
      ) : (
        <TextField
          {...common}
          value={text}
          {...(['text', 'note', 'assumed', 'help'].includes(keyName) && text.length > 30 ? { lines: 2 } : {})}
          onChange={(next) => set(next === '' ? (isId ? '' : undefined) : numeric(next, value))}
        />
      )
    default:
      return <RawField {...common} value={value} onChange={set} />
  }
}

/** Keys whose name says all. */
const PLAIN: ReadonlySet<string> = new Set(['title', 'clause', 'assumed', 'note', 'value', 'unit'])

/** What was a number stays one while it still reads as one. */
const numeric = (text: string, before: Value | undefined): Value =>
  typeof before === 'number' && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text

function helpOf(schema: Schema): string | undefined {
  const help = halfOf(schema.description)
  return help && help.length > 6 ? help : undefined
}

/** A clause, with the anchors of the notice's own text to choose from. */
function ClauseField({
  label,
  help,
  fault,
  value,
  onChange,
}: {
  label: string
  help?: string | undefined
  fault?: string | undefined
  value: string
  onChange: (value: Value | undefined) => void
}) {
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

type EntriesProps = {
  readonly of: FormContext
  readonly schema: Schema
  readonly value: readonly Value[]
  readonly path: Path
  readonly name: string
  readonly inside: readonly string[]
  readonly label: string
  readonly help?: string | undefined
}

/** Entries within an entry: clocks, routes, fields, ends. Each folds; one with a fault stands open. */
function EntriesField({ of, schema, value, path, name, inside, label, help }: EntriesProps) {
  const items = followed(schema.items ?? {}, of.schema)
  const idKey = Object.keys(items.properties ?? {})[0]
  return (
    <fieldset className="field editor-group">
      <legend className="label">{label}</legend>
      {help ? <p className="help">{help}</p> : null}
      {value.map((one, index) => {
        const entry = (typeof one === 'object' && one !== null && !Array.isArray(one) ? one : {}) as {
          [key: string]: Value
        }
        const id = idKey && typeof entry[idKey] === 'string' && isId(entry[idKey]) ? entry[idKey] : String(index + 1)
        const own = `${name}.${id}`
        const faulty = of.faults.some((fault) => fault.path === own || fault.path.startsWith(`${own}.`))
        return (
          <details
            key={`${path.join('.')}.${index}`}
            open={faulty || value.length === 1 || undefined}
            className="editor-item"
          >
            <summary>
              {itemTitle(entry, index)}
              {faulty ? (
                <span className="tag red">
                  {te('ui.faults', {
                    n: of.faults.filter((fault) => fault.path === own || fault.path.startsWith(`${own}.`)).length,
                  })}
                </span>
              ) : null}
            </summary>
            <GroupForm
              of={of}
              schema={items}
              value={entry}
              path={[...path, index]}
              name={own}
              inside={inside}
              idKey={items.properties?.[idKey ?? '']?.title === 'id' ? idKey : undefined}
            />
            <button type="button" className="button plain small" onClick={() => of.set([...path, index], undefined)}>
              {te('ui.remove_item', { n: index + 1 })}
            </button>
          </details>
        )
      })}
      <button
        type="button"
        className="button small"
        style={{ justifySelf: 'start' }}
        onClick={() => of.set([...path, value.length], blank(items, of))}
      >
        {te('ui.add_item')}
      </button>
    </fieldset>
  )
}

const isId = (value: string): boolean => /^[a-z][a-z0-9_ ]*$/.test(value)

function itemTitle(entry: { [key: string]: Value }, index: number): string {
  if (entry.else === true) return keyWord('else')
  const title = entry.title ?? entry.refuse ?? entry.tell ?? entry.each
  const [head] = Object.values(entry)
  return title !== undefined && typeof title !== 'object'
    ? String(title)
    : typeof head === 'string'
      ? head
      : te('ui.item', { n: index + 1 })
}
