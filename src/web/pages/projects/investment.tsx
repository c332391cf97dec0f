import { useState } from 'react'
import { explain } from '../../api/problem.ts'
import { type ProjectProgress, useInvest } from '../../api/projects.ts'
import { today } from '../../format/date.ts'
import { formatAmount, formatShare } from '../../format/number.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'

type Month = ProjectProgress['months'][number]
type Props = { readonly id: string; readonly months: readonly Month[]; readonly mayChange: boolean }
const n = (text: string | null) => Number(text ?? 0)

/** Planned against done by month, the quarter's sums after its last month, and money in place. */
export function Investment({ id, months, mayChange }: Props) {
  const [editing, setEditing] = useState<Month | 'new'>()
  const sum = (of: readonly Month[], what: 'planned' | 'done' | 'inPlace') =>
    of.reduce((all, one) => all + n(one[what]), 0)
  const quarterOf = (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`
  const quarters = Map.groupBy(months, (one) => quarterOf(one.month))
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('project.investment_plan')}</h2>
        {mayChange ? (
          <button type="button" className="button small" onClick={() => setEditing('new')}>
            {t('project.invest')}
          </button>
        ) : null}
      </div>
      {months.length === 0 ? (
        <p className="body muted">{t('project.no_investment')}</p>
      ) : (
        <div className="list-scroll" tabIndex={0} role="region" aria-label={t('project.investment_plan')}>
          <table className="table dense">
            <thead>
              <tr>
                <th scope="col">{t('project.month')}</th>
                <NumHead {...headOf('project.planned')} />
                <NumHead {...headOf('project.done')} />
                <NumHead {...headOf('project.share')} />
                <NumHead {...headOf('project.in_place')} />
                {mayChange ? <th scope="col">{t('project.edit')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {[...quarters].map(([quarter, own]) => (
                <Quarter key={quarter} name={quarter} months={own} onEdit={mayChange ? setEditing : undefined} />
              ))}
              <tr>
                <th scope="row">{t('project.total')}</th>
                <td className="num strong">{formatAmount(sum(months, 'planned'))}</td>
                <td className="num strong">{formatAmount(sum(months, 'done'))}</td>
                <td className="num">{shareOf(sum(months, 'done'), sum(months, 'planned'))}</td>
                <td className="num strong">{formatAmount(sum(months, 'inPlace'))}</td>
                {mayChange ? <td /> : null}
              </tr>
            </tbody>
          </table>
        </div>
      )}
      {editing ? (
        <MonthDialog id={id} month={editing === 'new' ? null : editing} onClose={() => setEditing(undefined)} />
      ) : null}
    </section>
  )
}

const shareOf = (done: number, planned: number) =>
  planned > 0 ? formatShare(done / planned) : t('value.not_applicable')

function Quarter(given: { name: string; months: readonly Month[]; onEdit: ((month: Month) => void) | undefined }) {
  const sum = (what: 'planned' | 'done' | 'inPlace') => given.months.reduce((all, one) => all + n(one[what]), 0)
  return (
    <>
      {given.months.map((one) => (
        <tr key={one.month}>
          <td className="nowrap">{formatPeriod(one.month.slice(0, 7))}</td>
          <td className="num">{formatAmount(one.planned)}</td>
          <td className="num">{formatAmount(one.done)}</td>
          <td className="num">{one.done === null ? '' : shareOf(n(one.done), n(one.planned))}</td>
          <td className="num">{formatAmount(one.inPlace)}</td>
          {given.onEdit ? (
            <td>
              <button type="button" className="button plain small" onClick={() => given.onEdit?.(one)}>
                {t('project.edit')}
              </button>
            </td>
          ) : null}
        </tr>
      ))}
      <tr className="muted">
        <td>{formatPeriod(given.name)}</td>
        <td className="num">{formatAmount(sum('planned'))}</td>
        <td className="num">{formatAmount(sum('done'))}</td>
        <td className="num">{shareOf(sum('done'), sum('planned'))}</td>
        <td className="num">{formatAmount(sum('inPlace'))}</td>
        {given.onEdit ? <td /> : null}
      </tr>
    </>
  )
}

function MonthDialog({ id, month, onClose }: { id: string; month: Month | null; onClose: () => void }) {
  const [values, setValues] = useState({
    month: month?.month.slice(0, 7) ?? today().slice(0, 7),
    planned: month?.planned ?? '',
    done: month?.done ?? '',
    inPlace: month?.inPlace ?? '',
  })
  const [fault, setFault] = useState<string>()
  const send = useInvest(id)
  const amount = (text: string) => (text.trim() === '' ? null : Number(text.replaceAll(',', '')))
  function submit() {
    const [planned, done, inPlace] = [amount(values.planned), amount(values.done), amount(values.inPlace)]
    if (!/^\d{4}-\d{2}$/.test(values.month)) return setFault(t('project.month_form'))
    if ([planned, done, inPlace].some((one) => one !== null && Number.isNaN(one)))
      return setFault(t('form.fault.number'))
    setFault(undefined)
    send.mutate(
      { month: `${values.month}-01`, planned, done, inPlace },
      {
        onSuccess: () => {
          tellAfterAct({ sentence: t('project.invested', { month: values.month }) })
          onClose()
        },
      },
    )
  }
  const field = (name: keyof typeof values, label: string) => (
    <TextField label={label} value={values[name]} onChange={(value) => setValues({ ...values, [name]: value })} />
  )
  return (
    <Dialog
      title={t('project.invest')}
      onClose={onClose}
      onSubmit={submit}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={send.isPending}>
          {t('do.save')}
        </SendOrCancel>
      }
    >
      {field('month', t('project.month'))}
      {field('planned', t('project.planned_wan'))}
      {field('done', t('project.done_wan'))}
      {field('inPlace', t('project.in_place_wan'))}
      {fault || send.error ? (
        <p className="note red" role="alert">
          {fault ?? explain(send.error)}
        </p>
      ) : null}
    </Dialog>
  )
}
