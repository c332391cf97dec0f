import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type Report,
  useAcceptReport,
  useDraftReport,
  useReport,
  useReturnReport,
  useWriteReport,
} from '../../api/reports.ts'
import { formatMoment } from '../../format/date.ts'
import { formatValue } from '../../format/number.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { SheetButtons } from '../../parts/sheet-buttons.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { TextField } from '../../ui/field.tsx'
import { ReportVersions } from './versions.tsx'

/** A report: the figures it drew, its text, why something is below and what is done; handed in with one press when nothing is to be added. */
export function ReportPage({ back = '/reports' }: { back?: '/reports' | '/m/today' }) {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useReport(id)
  return (
    <Loaded query={query} lines={10}>
      {(report) => <ReportForm key={`${report.id} ${report.revision}`} report={report} back={back} />}
    </Loaded>
  )
}

function ReportForm({ report, back: home }: { report: Report; back: '/reports' | '/m/today' }) {
  const navigate = useNavigate()
  const [body, setBody] = useState(report.body)
  const [reason, setReason] = useState(report.reason ?? '')
  const [remedy, setRemedy] = useState(report.remedy ?? '')
  const [returning, setReturning] = useState(false)
  const write = useWriteReport(report.id)
  const back = useReturnReport(report.id)
  const accept = useAcceptReport(report.id)
  const draft = useDraftReport()
  const { again } = report
  const needs = report.short.length > 0
  const send = (submit: boolean) =>
    write.mutate(
      { revision: report.revision, body, reason, remedy, submit },
      {
        onSuccess: () => {
          tellAfterAct({ sentence: t(submit ? 'report.submitted' : 'report.saved') })
          // On the phone one is done: back to the day.
          if (submit && home === '/m/today') void navigate({ to: home })
        },
      },
    )
  const error = write.error ?? accept.error ?? draft.error
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="small">
            <Link to={home}>{t(home === '/reports' ? 'nav.reports' : 'nav.today')}</Link>
          </p>
          <h1>
            {report.title} {report.period ? formatPeriod(report.period) : ''}
          </h1>
          <p className="sub">
            {[
              report.org?.name ?? report.person?.name,
              report.programTitle,
              word('report.state', report.state),
              formatMoment(report.at),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <div className="row no-print">
          <SheetButtons sheet="report" query={{ id: report.id }} />
          {report.may.write ? (
            <>
              <button type="button" className="button main" disabled={write.isPending} onClick={() => send(true)}>
                {t('report.submit')}
              </button>
              <button type="button" className="button" disabled={write.isPending} onClick={() => send(false)}>
                {t('report.save')}
              </button>
            </>
          ) : null}
          {again ? (
            <button
              type="button"
              className="button main"
              disabled={draft.isPending}
              onClick={() =>
                draft.mutate(
                  {
                    programKey: report.programKey,
                    report: report.report,
                    ...again,
                    again: report.id,
                    ...(report.org ? { orgId: report.org.id } : {}),
                    ...(report.person ? { personId: report.person.id } : {}),
                  },
                  {
                    onSuccess: ({ id }) =>
                      void navigate({
                        to: home === '/reports' ? '/reports/$id' : '/m/reports/$id',
                        params: { id },
                      }),
                  },
                )
              }
            >
              {t('report.rewrite')}
            </button>
          ) : null}
          {report.may.accept ? (
            <button
              type="button"
              className="button main"
              disabled={accept.isPending}
              onClick={() =>
                accept.mutate(
                  { revision: report.revision },
                  { onSuccess: () => tellAfterAct({ sentence: t('report.accepted') }) },
                )
              }
            >
              {t('report.accept')}
            </button>
          ) : null}
          {report.may.return ? (
            <button type="button" className="button" onClick={() => setReturning(true)}>
              {t('report.return')}
            </button>
          ) : null}
        </div>
      </div>
      {report.returnReason ? (
        <p className="note red">{t('report.returned_why', { why: report.returnReason })}</p>
      ) : null}
      <Failure error={error} />
      {report.figures.length > 0 ? (
        <nav className="figures" aria-label={t('report.figures')}>
          {report.figures.map((figure) => (
            <Link key={figure.id} to={figure.to} search={figure.search}>
              <span className="label">{figure.title}</span>
              <span className={figure.value === 0 ? 'value zero' : 'value'}>
                {figure.value === null ? t('value.not_applicable') : formatValue(figure.value)}
              </span>
              {figure.previous === null ? null : (
                <span className="muted small">{t('report.previous', { n: formatValue(figure.previous) })}</span>
              )}
            </Link>
          ))}
        </nav>
      ) : null}
      {needs ? (
        <div className="note">
          <p className="strong">{t('report.short')}</p>
          <ul>
            {report.short.map((one) => (
              <li key={one.title}>
                {one.title} <span className="muted">{one.note}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <section className="panel">
        <div className="body stack">
          {report.may.write ? (
            <>
              <TextField label={t('report.body')} value={body} onChange={setBody} lines={8} required />
              <TextField label={t('report.reason')} value={reason} onChange={setReason} lines={2} required={needs} />
              <TextField label={t('report.remedy')} value={remedy} onChange={setRemedy} lines={2} required={needs} />
            </>
          ) : (
            <>
              <p className="pre">{report.body}</p>
              {report.reason ? (
                <p>
                  <span className="muted">{t('report.reason')}</span> {report.reason}
                </p>
              ) : null}
              {report.remedy ? (
                <p>
                  <span className="muted">{t('report.remedy')}</span> {report.remedy}
                </p>
              ) : null}
            </>
          )}
        </div>
      </section>
      <ReportVersions report={report} />
      {returning ? (
        <ReasonForm
          title={t('report.return')}
          onClose={() => setReturning(false)}
          onSend={async (why) => {
            await back.mutateAsync({ revision: report.revision, reason: why })
            void navigate({ to: home })
          }}
        />
      ) : null}
    </div>
  )
}
