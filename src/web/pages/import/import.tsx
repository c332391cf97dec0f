import { useState } from 'react'
import {
  type ImportAnswer,
  type ImportChoices,
  type ImportReport,
  readImport,
  useCommitImport,
  usePreviewAgain,
  usePreviewImport,
} from '../../api/imports.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { ProgramPick, useProgramKey } from '../../parts/program-period.tsx'
import { Failure } from '../../parts/states.tsx'
import { ImportAliases } from './aliases.tsx'
import { ImportFaults } from './faults.tsx'
import { ImportHistory } from './history.tsx'
import { ImportQuestions } from './questions.tsx'
import { ImportResult } from './result.tsx'
import { ImportSheetPanel } from './sheet-panel.tsx'
import { ImportSteps } from './steps.tsx'

/** Spreadsheets in, step by step: the file, its sheets and columns, what is doubtful, what would happen; then the act, which can be undone. */
export function ImportPage() {
  const preview = usePreviewImport()
  const again = usePreviewAgain()
  const commit = useCommitImport()
  const programKey = useProgramKey()
  const [name, setName] = useState('')
  const [report, setReport] = useState<ImportReport>()
  const [choices, setChoices] = useState<ImportChoices>({})
  const busy = preview.isPending || again.isPending || commit.isPending
  const error = preview.error ?? again.error ?? commit.error

  function start(file: File) {
    setName(file.name)
    setReport(undefined)
    setChoices(programKey ? { programKey } : {})
    again.reset()
    commit.reset()
    preview.mutate({ file, ...(programKey ? { programKey } : {}) }, { onSuccess: setReport })
  }
  function look(options: ImportChoices, answers: ImportAnswer[] = []) {
    if (!report) return
    setChoices(options)
    again.mutate({ id: report.runId, options, answers }, { onSuccess: setReport })
  }
  async function open(id: string) {
    const run = await readImport(id)
    for (const one of [preview, again, commit]) one.reset()
    setName(run.report.fileName)
    setChoices({})
    setReport(run.report)
  }
  const over = report?.state === 'committed' || report?.state === 'undone'

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.import')}</h1>
          <p className="sub">{t('import.what')}</p>
        </div>
        <div className="row">
          <ExportButton ledger="orgs" filter={{}} label={t('export.orgs')} />
          <ProgramPick />
        </div>
      </div>
      <ImportSteps report={report} busy={busy} />
      <FilePick name={report || busy ? name : ''} onPick={start} />
      {busy ? (
        <div role="status" className="note">
          {t(commit.isPending ? 'import.sending' : 'import.reading', { name })}
        </div>
      ) : null}
      <Failure error={error} />
      {report ? (
        <>
          {report.notes.length > 0 ? (
            <ul className="note stack tight">
              {report.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          ) : null}
          {report.sheets.map((sheet) => (
            <ImportSheetPanel key={sheet.sheet} sheet={sheet} choices={choices} fixed={over || busy} onChoose={look} />
          ))}
          {!over && report.questions.length > 0 ? (
            <ImportQuestions
              key={report.questions.map((one) => one.key).join()}
              questions={report.questions}
              busy={busy}
              onAnswer={(answers) => look(choices, answers)}
            />
          ) : null}
          {report.faults.length > 0 ? <ImportFaults report={report} /> : null}
          <ImportResult
            report={report}
            busy={busy}
            onCommit={() =>
              commit.mutate(
                { id: report.runId, skipFaulty: report.counts.refused + report.counts.asked > 0 },
                { onSuccess: setReport },
              )
            }
            onUndone={setReport}
          />
        </>
      ) : busy ? null : (
        <>
          <ImportHistory onOpen={(id) => void open(id)} />
          <ImportAliases />
        </>
      )}
    </div>
  )
}

function FilePick({ name, onPick }: { name: string; onPick: (file: File) => void }) {
  return (
    <label
      className="panel row apart import-file"
      style={{ padding: '16px 20px', borderStyle: 'dashed', borderColor: 'var(--line-strong)', cursor: 'pointer' }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const file = event.dataTransfer.files[0]
        if (file) onPick(file)
      }}
    >
      <span className="stack tight">
        <span className="strong">{name === '' ? t('import.choose') : t('import.chosen', { name })}</span>
        <span className="muted small">{t('import.formats')}</span>
      </span>
      <span className="button" aria-hidden="true">
        {t('import.browse')}
      </span>
      <input
        className="visually-hidden"
        type="file"
        accept=".xlsx,.xlsm,.xls,.et,.ods,.xlsb,.csv,.txt"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onPick(file)
          // The same file, mended, may be chosen again.
          event.target.value = ''
        }}
      />
    </label>
  )
}
