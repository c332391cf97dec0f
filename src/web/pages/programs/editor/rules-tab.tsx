import { useState } from 'react'
import { clauseTokens, relationOf } from '#domain/clause/clause-tokens.ts'
import type { Language, Original } from '../../../api/program-editor.ts'
import { EmptyState } from '../../../parts/states.tsx'
import type { Search } from '../../../routes/shells.ts'
import { SelectField } from '../../../ui/field.tsx'
import { addEntry, type Path, placeIn, removeEntry, setValue, type Value } from './edit-text.ts'
import { blank } from './first-value.ts'
import type { FormContext } from './form-context.ts'
import { GroupForm } from './group-form.tsx'
import type { Entry } from './names.ts'
import { placeOf, plainSaid, RuleList, SECTION } from './rule-list.tsx'
import { entrySchema, type Schema } from './schema.ts'
import type { Editor } from './use-editor.ts'
import { sectionWord, te } from './words.ts'
import { YamlPane } from './yaml-pane.tsx'

type Props = {
  readonly editor: Editor
  readonly language: Language
  readonly entries: readonly Entry[]
  readonly original: Original | null
  /** `duties:3`, `head`, `new:二、1`. */
  readonly at: string | undefined
  readonly beside: boolean
  readonly onGo: (change: Search) => void
}

/** Rule book, form, and the file beside them when wanted. */
export function RulesTab(props: Props) {
  const { editor, language, entries, at, beside, onGo } = props
  const { root, text } = editor
  const schema = language.schema as Schema
  const [section = '', number] = (at ?? '').split(':')
  const entry = entries.find((one) => one.section === section && one.index === Number(number))
  const path: Path = entry ? [entry.section, entry.index] : []
  const line = root && (entry || at === 'head') ? placeIn(text, path).line : undefined
  const rules = editor.checked?.rules ?? []
  const faults = editor.checked?.faults ?? []
  const of: FormContext | undefined = root && {
    root,
    schema,
    language,
    faults,
    set: (where, value) => editor.change((before) => setValue(before, where, value)),
  }
  const chosen = entry !== undefined || at === 'head' || section === 'new'
  return (
    <>
      <div className="row apart">
        <AddRule
          of={of}
          clause={section === 'new' ? (number ?? '') : undefined}
          language={language}
          editor={editor}
          entries={entries}
          onGo={onGo}
        />
        <button
          type="button"
          className="button"
          aria-pressed={beside}
          onClick={() => onGo({ text: beside ? undefined : 'yes' })}
        >
          {te('ui.text_beside')}
        </button>
      </div>
      <div className={`editor-columns${beside ? ' with-text' : ''}${chosen ? ' chosen' : ''}`}>
        <RuleList
          entries={entries}
          rules={rules}
          faults={faults}
          current={at ?? ''}
          onChoose={(next) => onGo({ at: next })}
        />
        <section className="panel editor-form" aria-label={entry?.title ?? te('ui.title')}>
          {chosen ? (
            <button type="button" className="button plain small editor-back" onClick={() => onGo({ at: undefined })}>
              {te('ui.back')}
            </button>
          ) : null}
          {!of ? (
            <p className="note red">{te('ui.text_broken', { line: faults[0]?.line ?? 1 })}</p>
          ) : entry ? (
            <EntryForm {...props} of={of} entry={entry} />
          ) : at === 'head' ? (
            <>
              <h2>{sectionWord('head')}</h2>
              <GroupForm
                of={of}
                schema={entrySchema(
                  schema,
                  'head',
                  language.sections.map((one) => one.section),
                )}
                value={Object.fromEntries(
                  Object.entries(of.root).filter(([name]) => !language.sections.some((one) => one.section === name)),
                )}
                path={[]}
                name=""
                inside={[]}
                idKey="program"
              />
            </>
          ) : (
            <EmptyState>{te('ui.choose')}</EmptyState>
          )}
        </section>
        {beside ? (
          <YamlPane
            text={text}
            language={language}
            faults={faults}
            line={line}
            onChange={(next) => editor.change(() => next)}
          />
        ) : null}
      </div>
    </>
  )
}

function EntryForm({ of, entry, editor, language, original, onGo }: Props & { of: FormContext; entry: Entry }) {
  const [removing, setRemoving] = useState(false)
  const idKey = language.sections.find((one) => one.section === entry.section)?.key
  const said = editor.checked?.rules.find((rule) => rule.rule === entry.id && SECTION[rule.kind] === entry.section)
  const own = placeOf(entry)
  const faults = of.faults.filter((one) => one.path === own)
  const broken = editor.run.tried.filter((one) =>
    one.faults.some((fault) => fault.message.includes(entry.id) || fault.message.includes(entry.title)),
  )
  const clause = clauseOf(original, entry.clause)
  return (
    <div className="stack">
      <div>
        <h2>{entry.title}</h2>
        <p className="muted small">
          {sectionWord(entry.section)} · <span className="code">{entry.id}</span>
        </p>
      </div>
      {plainSaid(said) ? (
        <p className="note after">
          <span className="muted small">{te('ui.says')}</span> {plainSaid(said)}
        </p>
      ) : null}
      {faults.map((one) => (
        <p key={one.message} className="note red">
          {one.message}
        </p>
      ))}
      {broken.map((one) => (
        <p key={one.title} className="note amber">
          {te('ui.cases.differs')}：{one.title}
        </p>
      ))}
      {clause ? (
        <details className="note">
          <summary>
            {te('ui.clause.text')} {clause.anchor}
          </summary>
          <p style={{ whiteSpace: 'pre-wrap' }}>{clause.text}</p>
        </details>
      ) : null}
      <GroupForm
        key={`${entry.section}:${entry.index}`}
        of={of}
        schema={entrySchema(of.schema, entry.section, [])}
        value={entry.value}
        path={[entry.section, entry.index]}
        name={own}
        inside={[entry.section]}
        idKey={idKey}
      />
      <div className="row">
        <button
          type="button"
          className="button small"
          onClick={() => {
            const copy = { ...entry.value, ...(idKey ? { [idKey]: freeId(entry.id, of) } : {}) } as {
              [key: string]: Value
            }
            editor.change((text) => addEntry(text, entry.section, copy))
            onGo({ at: `${entry.section}:${(of.root[entry.section] as Value[]).length}` })
          }}
        >
          {te('ui.copy')}
        </button>
        {removing ? (
          <span className="row note amber">
            {te('ui.remove_what', { title: entry.title })}
            <button
              type="button"
              className="button small"
              onClick={() => {
                editor.change((text) => removeEntry(text, entry.section, entry.index))
                onGo({ at: undefined })
              }}
            >
              {te('ui.remove')}
            </button>
          </span>
        ) : (
          <button type="button" className="button plain small" onClick={() => setRemoving(true)}>
            {te('ui.remove')}
          </button>
        )}
      </div>
    </div>
  )
}

const clauseOf = (original: Original | null, named: string) => {
  const [steps] = clauseTokens(named)
  if (!steps) return undefined
  return original?.clauses.find((one) => {
    const [mine] = clauseTokens(one.anchor)
    return mine !== undefined && relationOf(steps, mine) === 'same'
  })
}

/** An id nobody has: `first_visit_2`. */
function freeId(id: string, of: FormContext): string {
  const taken = JSON.stringify(of.root)
  for (let n = 2; ; n += 1) if (!taken.includes(`"${id}_${n}"`)) return `${id}_${n}`
}

function AddRule({
  of,
  clause,
  language,
  editor,
  entries,
  onGo,
}: {
  of: FormContext | undefined
  clause: string | undefined
  language: Language
  editor: Editor
  entries: readonly Entry[]
  onGo: (change: Search) => void
}) {
  const [section, setSection] = useState('')
  const add = (to: string) => {
    const key = language.sections.find((one) => one.section === to)?.key
    if (!of || !key) return
    const made = blank(entrySchema(of.schema, to, []), of)
    const entry = {
      ...made,
      [key]: to === 'acts' || to === 'disclosure' ? (made[key] ?? '') : freeId(key === 'group' ? 'group' : key, of),
      ...('title' in made ? { title: te('ui.add_kind') } : {}),
      ...(clause ? { clause } : {}),
    } as { [key: string]: Value }
    editor.change((text) => addEntry(text, to, entry))
    setSection('')
    onGo({ at: `${to}:${entries.filter((one) => one.section === to).length}` })
  }
  return (
    <div className="row" style={{ alignItems: 'end' }}>
      <SelectField
        label={clause ? `${te('ui.add_kind')} · ${clause}` : te('ui.add_kind')}
        value={section}
        empty={te('ui.not_set')}
        options={language.sections.map((one) => ({ value: one.section, label: sectionWord(one.section) }))}
        onChange={setSection}
      />
      <button type="button" className="button" disabled={section === '' || !of} onClick={() => add(section)}>
        {te('ui.add')}
      </button>
    </div>
  )
}
