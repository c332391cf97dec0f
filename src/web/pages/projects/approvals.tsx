import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Approvals as Shown } from '../../api/projects.ts'
import { useRegister } from '../../api/registers.ts'
import { useMay } from '../../api/session.ts'
import { daysBetween, formatDay, today } from '../../format/date.ts'
import { formatValue } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EnterDialog } from '../registers/enter-dialog.tsx'

type Props = { readonly approvals: Shown; readonly project: { readonly id: string; readonly name: string } }

/** Steps of approval as bars on one line of days: what runs in parallel, used against allowed, the chain that decides. */
export function Approvals({ approvals, project }: Props) {
  const [entering, setEntering] = useState(false)
  const register = useRegister({ program: approvals.programKey, form: approvals.form })
  const may = useMay()
  const { steps } = approvals
  const dated = steps.filter((step) => step.startedOn !== null)
  const first = dated.map((step) => step.startedOn ?? '').sort()[0] ?? today()
  const last =
    dated
      .map((step) => step.finishedOn ?? today())
      .sort()
      .at(-1) ?? today()
  const length = Math.max(daysBetween(first, last), 1)
  return (
    <section className="panel">
      <div className="head">
        <h2>
          <Link
            to="/registers/$program/$form"
            params={{ program: approvals.programKey, form: approvals.form }}
            search={{ projectId: project.id }}
          >
            {approvals.title}
          </Link>
        </h2>
        {may('form.record') && register.data ? (
          <button type="button" className="button small" onClick={() => setEntering(true)}>
            {t('register.enter')}
          </button>
        ) : null}
      </div>
      {steps.length === 0 ? (
        <p className="body muted">{t('project.no_steps')}</p>
      ) : (
        <div className="list-scroll" tabIndex={0} role="region" aria-label={approvals.title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('project.step')}</th>
                <th scope="col">{t('register.column.org')}</th>
                <NumHead {...headOf('project.used_of')} />
                <th scope="col" style={{ width: '45%', minWidth: 180 }}>
                  {dated.length > 0
                    ? t('link.span', {
                        from: formatDay(first, { weekday: false }),
                        to: formatDay(last, { weekday: false }),
                      })
                    : t('project.no_days')}
                </th>
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <tr key={step.id}>
                  <td>
                    {step.title}{' '}
                    {step.critical && dated.length > 1 ? (
                      <span className="tag blue">{t('project.critical')}</span>
                    ) : null}
                  </td>
                  <td>{step.org?.name ?? ''}</td>
                  <td className="num nowrap">
                    {step.used === null ? t('value.missing') : formatValue(step.used)}
                    {step.allowed === null ? '' : `/${formatValue(step.allowed)}`}{' '}
                    {step.over ? <span className="tag red">{t('project.over')}</span> : null}
                    {step.state === 'running' && !step.over ? (
                      <span className="tag">{t('project.running')}</span>
                    ) : null}
                  </td>
                  <td>
                    {step.startedOn ? (
                      <span
                        className="step-bar"
                        data-over={step.over}
                        data-state={step.state}
                        title={`${step.startedOn} – ${step.finishedOn ?? today()}`}
                        style={{
                          marginInlineStart: `${(daysBetween(first, step.startedOn) / length) * 100}%`,
                          width: `max(6px, ${(daysBetween(step.startedOn, step.finishedOn ?? today()) / length) * 100}%)`,
                        }}
                      />
                    ) : (
                      <span className="muted small">{t('project.no_days')}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {approvals.chainDays !== null ? (
        <p className="list-foot">
          {t('project.chain', { chain: approvals.chainDays, sum: formatValue(approvals.sumDays) })}
        </p>
      ) : null}
      {entering && register.data ? (
        <EnterDialog register={register.data} target={project} onClose={() => setEntering(false)} />
      ) : null}
    </section>
  )
}
