import type { ImportReport } from '../../api/imports.ts'
import { formatCount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'

const STEPS = ['file', 'sheets', 'questions', 'preview', 'done'] as const
type Step = (typeof STEPS)[number]

/** Where an import stands: what is still to be said before the next step can be taken. */
export function ImportSteps({ report, busy }: { report: ImportReport | undefined; busy: boolean }) {
  const now = stepOf(report)
  return (
    <ol className="import-steps" aria-busy={busy}>
      {STEPS.map((step, n) => {
        const at = STEPS.indexOf(now)
        const state = n < at ? 'done' : n === at ? 'now' : 'next'
        return (
          <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="import-step-mark" aria-hidden="true">
              {state === 'done' ? '✓' : n + 1}
            </span>
            <span>{word('import.step', step)}</span>
            {report ? <span className="muted small">{detail(step, report)}</span> : null}
          </li>
        )
      })}
    </ol>
  )
}

function stepOf(report: ImportReport | undefined): Step {
  if (!report) return 'file'
  if (report.state === 'committed' || report.state === 'undone') return 'done'
  if (report.sheets.some(needsChoice)) return 'sheets'
  return report.questions.length > 0 ? 'questions' : 'preview'
}

/** Why a sheet is not read, where nobody need say anything: a cover, the explanation of an exported ledger, one that was left out. */
export function isPassedOver({ code }: { readonly code: string }): boolean {
  return code === 'sheet.no_head' || code === 'sheet.explanation' || code === 'sheet.left_out'
}

/** A sheet of which something has to be said: what it is, which column is meant, whether a guess is right. */
export function needsChoice({ problem, columns }: ImportReport['sheets'][number]): boolean {
  return (problem !== null && !isPassedOver(problem)) || columns.some((one) => one.by === 'content')
}

function detail(step: Step, report: ImportReport): string {
  if (step === 'sheets') return t('import.step_sheets', { n: report.sheets.filter((one) => one.kind !== null).length })
  if (step === 'questions')
    return report.questions.length > 0 ? t('import.step_questions', { n: report.questions.length }) : ''
  if (step === 'preview')
    return t('import.step_rows', { n: formatCount(report.counts.created + report.counts.changed) })
  return ''
}
