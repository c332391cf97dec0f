import { useState } from 'react'
import { type ImportReport, useUndoImport } from '../../api/imports.ts'
import { formatCount } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { needsChoice } from './steps.tsx'

type Props = {
  readonly report: ImportReport
  readonly busy: boolean
  readonly onCommit: () => void
  readonly onUndone: (report: ImportReport) => void
}

/** The last line: what would be written, the act itself, what came of it, and its undoing. */
export function ImportResult({ report, busy, onCommit, onUndone }: Props) {
  const undo = useUndoImport()
  const [asking, setAsking] = useState(false)
  const { counts, state } = report
  const good = counts.created + counts.changed
  const numbers = {
    good: formatCount(good),
    created: formatCount(counts.created),
    changed: formatCount(counts.changed),
    same: formatCount(counts.same),
    refused: formatCount(counts.refused + counts.asked),
  }
  if (state === 'committed') {
    return (
      <div className="note green row apart" role="status">
        <span>{t('import.committed', numbers)}</span>
        {good > 0 ? (
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {t('import.undo')}
          </button>
        ) : null}
        {asking ? (
          <ReasonForm
            title={t('import.undo')}
            onClose={() => setAsking(false)}
            onSend={async (reason) => onUndone(await undo.mutateAsync({ id: report.runId, reason }))}
          >
            <p>{t('import.undo_what', numbers)}</p>
          </ReasonForm>
        ) : null}
      </div>
    )
  }
  if (state === 'undone') return <p className="note">{t('import.undone')}</p>
  const open = report.sheets.some(needsChoice)
  const left = counts.refused + counts.asked
  const sentence = open
    ? t('import.choose_first')
    : good === 0
      ? t('import.nothing')
      : left > 0
        ? t('import.good_only', numbers)
        : t('import.all_good', numbers)
  return (
    <div className="row end import-act">
      <p className="muted">{sentence}</p>
      <button type="button" className="button main" disabled={good === 0 || busy || open} onClick={onCommit}>
        {t('import.commit', { n: formatCount(good) })}
      </button>
    </div>
  )
}
