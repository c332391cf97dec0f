import { useState } from 'react'
import type { CaseFile } from '../../../api/program-editor.ts'
import { CheckField, SelectField, TextField } from '../../../ui/field.tsx'
import type { CasesRun, Editor } from './use-editor.ts'
import { te } from './words.ts'

/** How the cases stand, in one line; for the head of the page. */
export function casesSaid({ run, checked }: Pick<Editor, 'run' | 'checked'>): string {
  if (!checked) return te('ui.checking')
  if (checked.faults.length > 0) return te('ui.cases.waiting')
  if (run.of === 0) return te('ui.cases.none')
  if (!run.done || run.of === null) return te('ui.cases.running', { n: run.tried.length, of: run.of ?? '…' })
  const broken = brokenOf(run)
  return broken === 0 ? te('ui.cases.all_met', { of: run.of }) : te('ui.cases.broken', { of: run.of, n: broken })
}

export const brokenOf = (run: CasesRun): number =>
  run.tried.filter((one) => one.faults.length > 0).length + run.unreadable.length

/** The cases of the program: played as one types, the broken ones on top, each to be changed in its file. */
export function CasesTab({ editor }: { editor: Editor }) {
  const { cases, run, setCases } = editor
  const [file, setFile] = useState(cases[0]?.file ?? '')
  const [onlyBroken, setOnlyBroken] = useState(false)
  const [name, setName] = useState('')
  const open = cases.find((one) => one.file === file) ?? cases[0]
  const rows = [...run.tried]
    .filter((one) => !onlyBroken || one.faults.length > 0)
    .sort((a, b) => Math.sign(b.faults.length) - Math.sign(a.faults.length))
  const write = (text: string) => setCases(cases.map((one) => (one === open ? { ...one, text } : one)))
  const add = () => {
    const called = name.trim().replace(/(\.ya?ml)?$/, '.yaml')
    if (called === '.yaml' || cases.some((one) => one.file === called)) return
    setCases([...cases, { file: called, text: template() } satisfies CaseFile])
    setFile(called)
    setName('')
  }
  return (
    <div className="editor-two">
      <section className="panel" aria-label={te('ui.view.cases')}>
        <div className="head">
          <h2 aria-live="polite">{casesSaid(editor)}</h2>
          <CheckField label={te('ui.cases.only_broken')} value={onlyBroken} onChange={setOnlyBroken} />
        </div>
        {run.of !== null && run.of > 0 && !run.done ? (
          <div
            className="progress"
            role="progressbar"
            aria-label={te('ui.view.cases')}
            aria-valuenow={run.tried.length}
            aria-valuemin={0}
            aria-valuemax={run.of}
          >
            <span style={{ width: `${(run.tried.length / run.of) * 100}%` }} />
          </div>
        ) : null}
        {run.gaps.length > 0 ? (
          <details className="small" style={{ padding: '8px 14px' }}>
            <summary>{te('ui.cases.gaps', { n: run.gaps.length })}</summary>
            <ul className="muted">
              {run.gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          </details>
        ) : null}
        <ul className="editor-cases">
          {run.unreadable.map((one) => (
            <li key={`${one.file}:${one.line}`} className="note red">
              {te('ui.cases.unreadable')}{' '}
              <span className="code">
                {one.file}:{one.line}
              </span>{' '}
              {one.message}
            </li>
          ))}
          {rows.map((one) => (
            <li key={`${one.file}:${one.line}`}>
              <details open={one.faults.length > 0 || undefined}>
                <summary>
                  <span className={one.faults.length > 0 ? 'tag red' : 'tag'}>
                    {one.faults.length > 0 ? te('ui.cases.differs') : te('ui.cases.met')}
                  </span>{' '}
                  {one.title}
                </summary>
                {one.faults.map((fault) => (
                  <p key={`${fault.line} ${fault.message}`} className="note red">
                    {fault.message} <span className="muted small">{te('ui.at_line', { n: fault.line })}</span>
                  </p>
                ))}
                {one.sentences.length > 0 ? (
                  <ul className="muted small">
                    {one.sentences.map((said) => (
                      <li key={said}>{said}</li>
                    ))}
                  </ul>
                ) : null}
                <button type="button" className="button plain small" onClick={() => setFile(one.file)}>
                  {te('ui.cases.open')}
                </button>
              </details>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel stack" style={{ padding: 16 }} aria-label={te('ui.cases.files')}>
        {cases.length > 0 ? (
          <SelectField
            label={te('ui.cases.files')}
            value={open?.file ?? ''}
            options={cases.map((one) => ({ value: one.file, label: one.file }))}
            onChange={setFile}
          />
        ) : (
          <p className="muted">{te('ui.cases.none')}</p>
        )}
        {open ? (
          <label className="field">
            <span className="label">{te('ui.cases.text')}</span>
            <textarea
              className="input code"
              rows={22}
              spellCheck={false}
              value={open.text}
              onChange={(event) => write(event.target.value)}
            />
          </label>
        ) : null}
        <div className="row" style={{ alignItems: 'end' }}>
          <TextField label={te('ui.cases.file_name')} value={name} onChange={setName} placeholder="visits.yaml" />
          <button type="button" className="button" onClick={add} disabled={name.trim() === ''}>
            {te('ui.cases.add_file')}
          </button>
        </div>
      </section>
    </div>
  )
}

const template = (): string => `- case: ${te('ui.cases.template_title')}
  given:
    org: [甲局]
  when: { as_of: ${new Date().getFullYear()}-12-31 }
  expect:
    duty: {}
`
