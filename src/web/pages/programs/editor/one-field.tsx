import { ChoiceField, SelectField, TextField } from '../../../ui/field.tsx'
import type { Value } from './edit-text.ts'
import { EntriesField } from './entries-field.tsx'
import type { FieldProps } from './entry-field.tsx'
import { ConditionField } from './field-condition.tsx'
import { LimitField } from './field-limit.tsx'
import { FactField } from './field-names.tsx'
import { ClauseField, EveryField, FlagField, PartiesValue } from './field-plain.tsx'
import { RawField } from './field-raw.tsx'
import { TextsField } from './field-texts.tsx'
import { WordsField } from './field-words.tsx'
import { GroupForm } from './group-form.tsx'
import { choicesOf, followed, kindOf, type Schema } from './schema.ts'
import { vocabularyOf } from './vocabulary.ts'
import { halfOf, te, valueWord } from './words.ts'

/** One value, asked for in the way its kind is. */
export function OneField({
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
  const words = vocabularyOf(keyName, inside, of.language)
  if (words) return <WordsField {...common} value={value} vocabulary={words} onChange={set} />
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
    case 'party':
      return (
        <PartiesValue
          {...common}
          value={value}
          many={kindOf(given, of.schema, undefined) === 'parties'}
          root={of.root}
          language={of.language}
          onChange={set}
        />
      )
    case 'every':
      return <EveryField {...common} value={text} root={of.root} language={of.language} onChange={set} />
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
      return <FlagField {...common} value={value} onChange={set} />
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
