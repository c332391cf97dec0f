import type { Language } from '../../../api/program-editor.ts'
import { Field, SelectField, TextField } from '../../../ui/field.tsx'
import { ChosenTags } from './chosen-tags.tsx'
import { declared, type Named, type Root } from './names.ts'
import { te } from './words.ts'

type Common = {
  readonly label: string
  readonly help?: string | undefined
  readonly root: Root
  readonly language: Language
  readonly fault?: string | undefined
}

/** A kind of fact and, where it has one, which: `duty` · 首次走访. */
export function FactField({
  label,
  help,
  value,
  root,
  language,
  fault,
  onChange,
}: Common & { value: string; onChange: (value: string | undefined) => void }) {
  const [kind = '', ...rest] = value.split(' ')
  const name = rest.join(' ')
  const found = language.facts.find((one) => one.kind === kind)
  const names = found ? declared(root, found.named) : []
  const known = value === '' || found !== undefined
  return (
    <fieldset className="field">
      <legend className="label" style={{ padding: 0 }}>
        {label}
      </legend>
      <div className="row" style={{ alignItems: 'end' }}>
        <SelectField
          label={te('ui.fact.kind')}
          value={known ? kind : ''}
          empty={te('ui.not_set')}
          options={language.facts.map((one) => ({ value: one.kind, label: one.label }))}
          fault={fault}
          onChange={(next) => {
            const chosen = language.facts.find((one) => one.kind === next)
            const first = chosen && !chosen.optional ? declared(root, chosen.named)[0] : undefined
            onChange(next === '' ? undefined : first ? `${next} ${first.id}` : next)
          }}
        />
        {found?.named && names.length > 0 ? (
          <SelectField
            label={te('ui.fact.name')}
            value={name}
            {...(found.optional ? { empty: te('ui.fact.all') } : {})}
            options={withOwn(names, name).map((one) => ({ value: one.id, label: one.title }))}
            onChange={(next) => onChange(next === '' ? kind : `${kind} ${next}`)}
          />
        ) : found?.named || name ? (
          <TextField
            label={te('ui.fact.name')}
            value={name}
            onChange={(next) => onChange(next === '' ? kind : `${kind} ${next}`)}
          />
        ) : null}
      </div>
      {help ? <p className="help">{help}</p> : null}
    </fieldset>
  )
}

/** A name that is not declared stays to be seen, and the check says so. */
const withOwn = (names: readonly Named[], name: string): readonly Named[] =>
  name === '' || names.some((one) => one.id === name) ? names : [...names, { id: name, title: name }]

/** Roles, groups of the program, paths from the fact: chosen by their names, kept as the file writes them. */
export function PartiesField({
  label,
  help,
  value,
  many,
  root,
  language,
  fault,
  onChange,
}: Common & { value: readonly string[]; many: boolean; onChange: (value: string[]) => void }) {
  const options: Named[] = [
    ...language.roles.map((one) => ({ id: one.id, title: one.label })),
    ...declared(root, 'group'),
    { id: 'org', title: te('path.org') },
    { id: 'person', title: te('path.person') },
    { id: 'person.org', title: te('path.person.org') },
    { id: 'project.org', title: te('path.project.org') },
    { id: 'enterprise', title: te('path.enterprise') },
    { id: 'public', title: te('path.public') },
  ]
  const nameOf = (id: string) => options.find((one) => one.id === id)?.title ?? id
  const left = options.filter((one) => !value.includes(one.id))
  return (
    <Field label={label} help={help} fault={fault}>
      {({ id, describedBy, invalid }) => (
        <>
          {many ? (
            <ChosenTags
              ids={value}
              nameOf={nameOf}
              onRemove={(one) => onChange(value.filter((other) => other !== one))}
            />
          ) : null}
          <select
            id={id}
            className="input"
            value=""
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => {
              const next = event.target.value
              if (next !== '') onChange(many ? [...value, next] : [next])
            }}
          >
            <option value="">
              {value.length === 0 ? te('ui.not_set') : many ? te('ui.party.add') : nameOf(value[0] ?? '')}
            </option>
            {left.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </>
      )}
    </Field>
  )
}
