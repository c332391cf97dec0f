import './editor.css'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type DraftOpened,
  type Language,
  type Original,
  useDraft,
  useDropDraft,
  useLanguage,
} from '../../../api/program-editor.ts'
import { formatMoment } from '../../../format/date.ts'
import { t } from '../../../i18n/t.ts'
import { Loaded } from '../../../parts/states.tsx'
import { useFilters } from '../../../parts/use-filters.ts'
import { CasesTab, casesSaid } from './cases-tab.tsx'
import { ClausesTab } from './clauses-tab.tsx'
import { CompareView } from './compare-view.tsx'
import { entriesOf } from './names.ts'
import { Notices } from './notices.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { RulesTab } from './rules-tab.tsx'
import { type Editor, type Keeping, useEditor } from './use-editor.ts'
import { WhatIfTab } from './what-if-tab.tsx'
import { te } from './words.ts'

const VIEWS = ['rules', 'cases', 'what_if', 'compare', 'clauses'] as const

/** The program editor: a rule book on the left, a form on the right, everything checked as one types. */
export function ProgramEditor() {
  const { key } = useParams({ strict: false }) as { key?: string }
  const draft = useDraft(key)
  const language = useLanguage()
  return (
    <Loaded query={draft} lines={12}>
      {(opened) => (
        <Loaded query={language} lines={12}>
          {(known) => <Opened key={opened.key} opened={opened} language={known} again={() => void draft.refetch()} />}
        </Loaded>
      )}
    </Loaded>
  )
}

function Opened({ opened, language, again }: { opened: DraftOpened; language: Language; again: () => void }) {
  const { key, published, today } = opened
  const editor = useEditor(key, opened)
  const [filters, change] = useFilters()
  const [publishing, setPublishing] = useState(false)
  const [original, setOriginal] = useState<Original | null>(opened.original)
  const view = VIEWS.find((one) => one === filters.view) ?? 'rules'
  const title = typeof editor.root?.title === 'string' ? editor.root.title : key
  const entries = editor.root ? entriesOf(editor.root, language) : []
  const faults = editor.checked?.faults ?? []
  const same = published !== null && editor.text === published.text
  const sides = [
    ...Array.from({ length: published?.version ?? 0 }, (_, at) => (published?.version ?? 0) - at).map((n) => ({
      value: String(n),
      label: te('ui.compare.version', { n }),
    })),
    { value: 'draft', label: te('ui.compare.draft') },
  ]
  return (
    <div className="page editor">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/programs">{t('nav.programs')}</Link> ›{' '}
            {published ? (
              <Link to="/programs/$key" params={{ key }}>
                {title}
              </Link>
            ) : (
              title
            )}
          </p>
          <h1>{te('ui.title')}</h1>
          <p className="sub">
            {editor.base === null ? te('ui.new_program') : te('ui.based_on', { n: editor.base })} ·{' '}
            <span aria-live="polite">{keptSaid(editor.keeping, published?.version)}</span>
          </p>
        </div>
        <Acts editor={editor} opened={opened} same={same} onPublish={() => setPublishing(true)} />
      </div>
      <Notices
        opened={opened}
        editor={editor}
        again={again}
        onCompare={(from, to) => change({ view: 'compare', from, to })}
      />
      <div className="row apart editor-state">
        <FaultLine editor={editor} onGo={(at) => change({ view: undefined, at })} entries={entries} />
        <p
          className={`small ${editor.run.tried.some((one) => one.faults.length > 0) ? 'tag red' : 'muted'}`}
          aria-live="polite"
        >
          {casesSaid(editor)}
        </p>
      </div>
      <div className="tabs" role="tablist" aria-label={te('ui.title')}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === view}
            onClick={() => change({ view: one === 'rules' ? undefined : one })}
          >
            {te(`ui.view.${one}`)}
          </button>
        ))}
      </div>
      <datalist id="editor-clauses">
        {original?.clauses.map((one, at) =>
          one.anchor === '' ? null : (
            <option key={`${one.anchor} ${at}`} value={one.anchor} label={one.text.slice(0, 40)} />
          ),
        )}
      </datalist>
      {view === 'rules' ? (
        <RulesTab
          editor={editor}
          language={language}
          entries={entries}
          original={original}
          at={filters.at}
          beside={filters.text === 'yes'}
          onGo={change}
        />
      ) : null}
      {view === 'cases' ? <CasesTab editor={editor} /> : null}
      {view === 'what_if' ? <WhatIfTab program={key} text={editor.text} same={same} /> : null}
      {view === 'compare' ? (
        <CompareView
          program={key}
          sides={sides}
          from={filters.from ?? (published ? String(published.version) : 'draft')}
          to={filters.to ?? (editor.revision > 0 ? 'draft' : String(published?.version ?? 'draft'))}
          stamp={editor.revision}
          onChoose={(from, to) => change({ from, to })}
        />
      ) : null}
      {view === 'clauses' ? (
        <ClausesTab
          program={key}
          entries={entries}
          original={original}
          onOriginal={setOriginal}
          onRule={(at) => change({ view: undefined, at })}
          onMake={(anchor) => change({ view: undefined, at: `new:${anchor}` })}
        />
      ) : null}
      {publishing ? (
        <PublishDialog
          program={key}
          editor={editor}
          newest={published}
          today={today}
          onClose={() => setPublishing(false)}
        />
      ) : null}
      {faults.length === 0 && editor.failed ? <p className="note red">{t('error.unexpected')}</p> : null}
    </div>
  )
}

function keptSaid(keeping: Keeping, version: number | undefined): string {
  switch (keeping.state) {
    case 'same':
      return version === undefined ? te('ui.dirty') : te('ui.unchanged', { n: version })
    case 'dirty':
      return te('ui.dirty')
    case 'saving':
      return te('ui.saving')
    case 'saved':
      return te('ui.saved', { at: formatMoment(keeping.at) })
    case 'failed':
      return te('ui.not_saved', { why: keeping.why })
  }
}

function Acts({
  editor,
  opened,
  same,
  onPublish,
}: {
  editor: Editor
  opened: DraftOpened
  same: boolean
  onPublish: () => void
}) {
  const drop = useDropDraft(opened.key)
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  return (
    <div className="row">
      <button type="button" className="button" disabled={!editor.undo} onClick={() => editor.undo?.()}>
        {te('ui.undo')}
      </button>
      {editor.revision > 0 && !asking ? (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {te('ui.drop')}
        </button>
      ) : null}
      {asking ? (
        <span className="row note amber">
          {te('ui.drop_what')}
          <button
            type="button"
            className="button small"
            onClick={() =>
              drop.mutate(undefined, {
                onSuccess: () =>
                  void navigate(
                    opened.published ? { to: '/programs/$key', params: { key: opened.key } } : { to: '/programs' },
                  ),
              })
            }
          >
            {te('ui.drop')}
          </button>
          <button type="button" className="button small" onClick={() => setAsking(false)}>
            {t('do.cancel')}
          </button>
        </span>
      ) : null}
      <button type="button" className="button main" disabled={same || !editor.root} onClick={onPublish}>
        {te('ui.publish')}
      </button>
    </div>
  )
}

/** What is wrong, each to be gone to; the file's own slip first, because nothing else can be read before it. */
function FaultLine({
  editor,
  entries,
  onGo,
}: {
  editor: Editor
  entries: ReturnType<typeof entriesOf>
  onGo: (at: string) => void
}) {
  const faults = editor.checked?.faults ?? []
  const warnings = editor.checked?.warnings ?? []
  if (!editor.checked) return <p className="muted small">{te('ui.checking')}</p>
  const placeFor = (path: string): string => {
    const [section = '', id = ''] = path.split('.')
    const entry = entries.find((one) => one.section === section && one.id.replaceAll(' ', '_') === id)
    return entry ? `${entry.section}:${entry.index}` : 'head'
  }
  const line = (one: (typeof faults)[number]) => (
    <li key={`${one.line}:${one.column}:${one.message}`}>
      <button type="button" className="pop-button" onClick={() => onGo(placeFor(one.path))}>
        <span className="code small">{te('ui.at_line', { n: one.line })}</span> {one.message}
      </button>
    </li>
  )
  return (
    <div className="grow" style={{ opacity: editor.checking ? 0.7 : 1 }}>
      {faults.length > 0 ? (
        <details className="note red" open={faults.length < 4 || undefined}>
          <summary>
            <span role="status">{te('ui.faults', { n: faults.length })}</span>
          </summary>
          <ul>{faults.slice(0, 30).map(line)}</ul>
        </details>
      ) : (
        <p className="muted small" role="status">
          {te('ui.no_faults')}
        </p>
      )}
      {faults.length === 0 && warnings.length > 0 ? (
        <details className="small">
          <summary>{te('ui.warnings', { n: warnings.length })}</summary>
          <ul>{warnings.map(line)}</ul>
        </details>
      ) : null}
    </div>
  )
}
