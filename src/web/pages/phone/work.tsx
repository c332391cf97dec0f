import { useState } from 'react'
import { type BoardForm, useBoardForms, useWorkSheet, type WorkSheet } from '../../api/registers.ts'
import { formatDay, today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { PhonePage } from '../../shell/phone-shell.tsx'
import { EnterDialog } from '../registers/enter-dialog.tsx'

/** My resident work on the phone: each enterprise with its kinds of work; one tap on a kind, what was done, kept. */
export function MyWork() {
  const query = useBoardForms('work_log')
  return (
    <PhonePage title={t('nav.work_log')} back="/m/today">
      <Loaded query={query}>
        {(forms) =>
          forms.length === 0 ? (
            <EmptyState>{t('work_log.none')}</EmptyState>
          ) : (
            forms.map((form) => <Mine key={`${form.program}.${form.form}`} form={form} />)
          )
        }
      </Loaded>
    </PhonePage>
  )
}

function Mine({ form }: { form: BoardForm }) {
  const query = useWorkSheet(
    { program: form.program, form: form.form },
    { from: `${today().slice(0, 7)}-01`, to: today(), mine: 'true' },
  )
  return (
    <section className="stack">
      <h2>{form.title}</h2>
      <Loaded query={query}>
        {(sheet) =>
          sheet.rows.length === 0 ? (
            <EmptyState>{t('work_log.empty')}</EmptyState>
          ) : (
            <ul className="cards">
              {sheet.rows.map((row) => (
                <li key={row.linkId}>
                  <Firm row={row} sheet={sheet} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function Firm({ row, sheet }: { row: WorkSheet['rows'][number]; sheet: WorkSheet }) {
  const [kind, setKind] = useState<string>()
  return (
    <div className="card">
      <span className="strong">{row.target.name}</span>
      <span className="muted small">
        {[
          t('work_log.done', { n: row.done.reduce((sum, one) => sum + one.count, 0) }),
          row.lastDay ? `${t('work_log.last')} ${formatDay(row.lastDay)}` : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {row.missing.length > 0 ? (
        <span>
          {t('work_log.missing')} {row.missing.join('、')}
        </span>
      ) : null}
      <div className="row">
        {row.done.map((one) => (
          <button
            key={one.kind}
            type="button"
            className="button"
            style={{ minHeight: 44 }}
            aria-label={t('work_log.enter', { kind: `${one.kind} ${one.count}` })}
            onClick={() => setKind(one.kind)}
          >
            {one.kind} <span className="muted">{one.count}</span>
          </button>
        ))}
      </div>
      {kind ? (
        <EnterDialog
          register={sheet.form}
          target={row.target}
          values={{ [sheet.field]: kind }}
          onClose={() => setKind(undefined)}
        />
      ) : null}
    </div>
  )
}
