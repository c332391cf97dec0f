import { useId, useRef } from 'react'
import type { Language } from '../../../api/program-editor.ts'
import { Field } from '../../../ui/field.tsx'
import { comparingIn, valuesOf } from './condition-values.ts'
import { declared, type Root } from './names.ts'
import { te } from './words.ts'

/** A condition kept as text, with what may stand in it: the columns of the fact, its paths, parameters, measures, and after a comparison the values. */
export function ConditionField(props: {
  label: string
  help?: string | undefined
  value: string
  fact: string | undefined
  root: Root
  language: Language
  fault?: string | undefined
  onChange: (value: string | undefined) => void
}) {
  const { label, help, value, fact, root, language, fault, onChange } = props
  const box = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  // After a comparison its values are offered, otherwise names; the word that is being written narrows either.
  const comparing = comparingIn(value)
  const values = comparing ? valuesOf(comparing.column, fact, root, language) : []
  const ofValues = values.length > 0
  const found = ofValues ? values : suggestions(fact, root, language)
  const typed = ofValues ? (comparing?.typed ?? '') : (/[a-z_][a-z_0-9.]*$/i.exec(value)?.[0] ?? '')
  const near = typed === '' ? found : found.filter((one) => one.text.startsWith(typed) && one.text !== typed)
  const insert = (text: string) => {
    onChange(
      typed === ''
        ? `${value}${value === '' || value.endsWith(' ') ? '' : ' '}${text}`
        : value.slice(0, -typed.length) + text,
    )
    box.current?.focus()
  }
  return (
    <Field label={label} help={help ?? te('ui.condition.help')} fault={fault}>
      {({ id, describedBy, invalid }) => (
        <>
          <textarea
            id={id}
            ref={box}
            className="input code"
            rows={value.length > 70 ? 3 : 1}
            style={{ minHeight: 32 }}
            spellCheck={false}
            value={value}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
          />
          {near.length > 0 ? (
            <details className="small" open={ofValues || undefined}>
              <summary id={listId}>{te(ofValues ? 'ui.condition.values' : 'ui.condition.columns')}</summary>
              <ul className="row" aria-labelledby={listId} style={{ gap: 4, marginTop: 4 }}>
                {near.slice(0, 40).map((one) => (
                  <li key={one.text}>
                    <button
                      type="button"
                      className="tag"
                      aria-label={te('ui.condition.insert', { name: `${one.text} ${one.label}` })}
                      onClick={() => insert(one.text)}
                    >
                      <span className="code">{one.text}</span>{' '}
                      {one.label === one.text.replaceAll('"', '') ? '' : one.label}
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </>
      )}
    </Field>
  )
}

type Suggestion = { readonly text: string; readonly label: string }

function suggestions(fact: string | undefined, root: Root, language: Language): Suggestion[] {
  const [kind, name] = (fact ?? '').split(' ')
  const found = language.facts.find((one) => one.kind === kind)
  const own = found?.columns.map(({ id, label }) => ({ text: id, label })) ?? []
  const fields =
    kind === 'form'
      ? (Array.isArray(root.forms) ? root.forms : []).flatMap((one) => {
          const form = one as { form?: unknown; fields?: { field?: string; title?: string }[] }
          return form.form === name
            ? (form.fields ?? []).map(({ field = '', title = '' }) => ({ text: field, label: title }))
            : []
        })
      : []
  const paths = (found?.paths ?? []).flatMap((path) =>
    (language.entities.find((one) => one.kind === path)?.attributes ?? []).flatMap(({ id, label }) =>
      label === null ? [] : [{ text: `${path}.${id}`, label }],
    ),
  )
  const common = language.common.map(({ id, label }) => ({ text: id, label }))
  const params = declared(root, 'param').map(({ id, title }) => ({ text: `param.${id}`, label: title }))
  const measures = declared(root, 'measure').map(({ id, title }) => ({ text: `measure.${id}`, label: title }))
  return [...own, ...fields, ...paths, ...params, ...measures, ...common]
}
