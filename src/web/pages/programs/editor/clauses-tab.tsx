import { useState } from 'react'
import { clauseCoverage } from '#domain/clause/clause-coverage.ts'
import { type Original, useKeepOriginal, useWaiveClause } from '../../../api/program-editor.ts'
import { formatMoment } from '../../../format/date.ts'
import { EmptyState, Failure } from '../../../parts/states.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { CheckField, TextField } from '../../../ui/field.tsx'
import { FileInput } from '../../../ui/file-input.tsx'
import type { Entry } from './names.ts'
import { te } from './words.ts'

type Props = {
  readonly program: string
  readonly entries: readonly Entry[]
  readonly original: Original | null
  readonly onOriginal: (original: Original) => void
  readonly onRule: (at: string) => void
  readonly onMake: (anchor: string) => void
}

/** The notice's own text, clause by clause, each with the rules that follow from it; what nothing follows from stands out. */
export function ClausesTab({ program, entries, original, onOriginal, onRule, onMake }: Props) {
  const [bringing, setBringing] = useState(false)
  const [numbered, setNumbered] = useState(0)
  const [waiving, setWaiving] = useState<string>()
  const [onlyOpen, setOnlyOpen] = useState(false)
  const waive = useWaiveClause(program)
  const rules = entries.flatMap((one) => [
    { section: one.section, id: `${one.section}:${one.index}`, title: one.title, clause: one.clause },
    ...insideClauses(one),
  ])
  const { standing, lost } = clauseCoverage(original?.clauses ?? [], rules)
  const count = (...states: string[]) => standing.filter((one) => states.includes(one.state)).length
  const rows = (original?.clauses ?? [])
    .map((clause, at) => ({ clause, ...standing[at] }))
    .filter((row) => !onlyOpen || row.state === 'open')
  return (
    <div className="stack">
      {original ? (
        <div className="row apart" style={{ flexWrap: 'wrap' }}>
          <div>
            <p className="strong" aria-live="polite">
              {te('ui.clauses.summary', {
                of: standing.length - count('preamble'),
                done: count('rules', 'parts', 'whole'),
                waived: count('waived'),
                open: count('open'),
              })}
            </p>
            <p className="muted small">
              {te('ui.clauses.kept', { name: original.name, by: original.by ?? '', at: formatMoment(original.keptAt) })}
            </p>
          </div>
          <div className="row">
            <CheckField label={te('ui.clauses.only_open')} value={onlyOpen} onChange={setOnlyOpen} />
            <button type="button" className="button" onClick={() => setBringing(true)}>
              {te('ui.clauses.again')}
            </button>
          </div>
        </div>
      ) : (
        <EmptyState
          act={
            <button type="button" className="button main" onClick={() => setBringing(true)}>
              {te('ui.clauses.bring')}
            </button>
          }
        >
          {te('ui.clauses.none')}
        </EmptyState>
      )}
      {numbered > 0 ? <p className="note">{te('ui.clauses.auto_numbered', { n: numbered })}</p> : null}
      <Failure error={waive.error} />
      {original && rows.length > 0 ? (
        <div className="panel table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{te('ui.clauses.clause')}</th>
                <th scope="col">{te('ui.clauses.words')}</th>
                <th scope="col">{te('ui.clauses.rules')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={`${row.clause.anchor} ${at}`}>
                  <td className="nowrap" style={{ paddingInlineStart: 12 + row.clause.level * 14 }}>
                    {row.clause.anchor}
                  </td>
                  <td style={{ whiteSpace: 'pre-wrap', minWidth: 240 }}>{row.clause.text}</td>
                  <td style={{ minWidth: 180 }}>
                    {row.state === 'rules' ? (
                      <ul>
                        {row.rules?.map((rule) => (
                          <li key={`${rule.id} ${rule.title}`}>
                            <button type="button" className="button plain small" onClick={() => onRule(rule.id)}>
                              {rule.title}
                            </button>
                          </li>
                        ))}
                      </ul>
                    ) : null}
                    {row.state === 'waived' ? (
                      <span className="muted">{te('ui.clauses.waived', { why: row.clause.waived ?? '' })}</span>
                    ) : null}
                    {row.state === 'whole' ? <span className="muted">{te('ui.clauses.whole')}</span> : null}
                    {row.state === 'parts' ? <span className="muted">{te('ui.clauses.parts')}</span> : null}
                    {row.state === 'open' ? <span className="tag amber">{te('ui.clauses.open')}</span> : null}
                    {row.state === 'open' || row.state === 'whole' ? (
                      <div className="row" style={{ gap: 4 }}>
                        <button type="button" className="button small" onClick={() => onMake(row.clause.anchor)}>
                          {te('ui.clauses.make')}
                        </button>
                        <button
                          type="button"
                          className="button plain small"
                          onClick={() => setWaiving(row.clause.anchor)}
                        >
                          {te('ui.clauses.waive')}
                        </button>
                      </div>
                    ) : null}
                    {row.state === 'waived' ? (
                      <button
                        type="button"
                        className="button plain small"
                        onClick={() =>
                          waive.mutate(
                            { anchor: row.clause.anchor, reason: null, revision: original.revision },
                            { onSuccess: (done) => onOriginal(done.original) },
                          )
                        }
                      >
                        {te('ui.clauses.unwaive')}
                      </button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {original && lost.length > 0 ? (
        <p className="note">
          {te('ui.clauses.lost')}
          {[...new Set(lost.map((one) => `${one.title}（${one.clause}）`))].join('、')}
        </p>
      ) : null}
      {bringing ? (
        <BringDialog
          program={program}
          revision={original?.revision ?? 0}
          onClose={() => setBringing(false)}
          onDone={(done, n) => {
            onOriginal(done)
            setNumbered(n)
            setBringing(false)
          }}
        />
      ) : null}
      {waiving !== undefined && original ? (
        <WaiveDialog
          anchor={waiving}
          onClose={() => setWaiving(undefined)}
          onSend={(reason) =>
            waive.mutate(
              { anchor: waiving, reason, revision: original.revision },
              {
                onSuccess: (done) => onOriginal(done.original),
                onSettled: () => setWaiving(undefined),
              },
            )
          }
        />
      ) : null}
    </div>
  )
}

/** Clauses that parts of an entry name: a clock, an end, a route. */
function insideClauses(entry: Entry): { section: string; id: string; title: string; clause: string }[] {
  const found: { section: string; id: string; title: string; clause: string }[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one)
    else if (typeof value === 'object' && value !== null) {
      const { clause } = value as { clause?: unknown }
      if (value !== entry.value && clause !== undefined)
        found.push({
          section: entry.section,
          id: `${entry.section}:${entry.index}`,
          title: entry.title,
          clause: String(clause),
        })
      for (const one of Object.values(value)) walk(one)
    }
  }
  walk(entry.value)
  return found
}

function BringDialog({
  program,
  revision,
  onClose,
  onDone,
}: {
  program: string
  revision: number
  onClose: () => void
  onDone: (original: Original, autoNumbered: number) => void
}) {
  const [file, setFile] = useState<File>()
  const [text, setText] = useState('')
  const keep = useKeepOriginal(program)
  const send = () => {
    const given = file ? { file, name: file.name } : { file: new Blob([text]), name: te('ui.clauses.pasted') }
    keep.mutate({ ...given, revision }, { onSuccess: (done) => onDone(done.original, done.autoNumbered) })
  }
  return (
    <Dialog
      title={te('ui.clauses.bring')}
      wide
      onClose={onClose}
      onSubmit={send}
      bottom={
        <button type="submit" className="button main" disabled={keep.isPending || (!file && text.trim() === '')}>
          {te('ui.clauses.read')}
        </button>
      }
    >
      <div className="field">
        <span className="label">{te('ui.clauses.file')}</span>
        <FileInput label={te('ui.clauses.file')} accept=".docx,.txt,.md" onFiles={([chosen]) => setFile(chosen)} />
      </div>
      <TextField label={te('ui.clauses.paste')} lines={10} value={text} onChange={setText} />
      <Failure error={keep.error} />
    </Dialog>
  )
}

function WaiveDialog({
  anchor,
  onClose,
  onSend,
}: {
  anchor: string
  onClose: () => void
  onSend: (reason: string) => void
}) {
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title={`${te('ui.clauses.waive')} · ${anchor}`}
      onClose={onClose}
      onSubmit={() => reason.trim() !== '' && onSend(reason.trim())}
      bottom={
        <button type="submit" className="button main" disabled={reason.trim() === ''}>
          {te('ui.clauses.waive')}
        </button>
      }
    >
      <TextField label={te('ui.clauses.waive_why')} value={reason} onChange={setReason} lines={2} required />
    </Dialog>
  )
}
