import { useState } from 'react'
import { useCalendar, useImportCalendar, type YearCalendar } from '../../api/papers.ts'
import { useMay } from '../../api/session.ts'
import { today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { parseDays } from './parse-days.ts'

/** The official calendar of a year: rest days, make-up working days, and whether the notice is out. */
export function CalendarPage() {
  const [filters, change] = useFilters()
  const year = Number(filters.year ?? today().slice(0, 4))
  const query = useCalendar(year)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('calendar.of', { year })}</h1>
          <p className="sub">{t('calendar.what')}</p>
        </div>
        <div className="row">
          <button type="button" className="button" onClick={() => change({ year: String(year - 1) })}>
            {year - 1}
          </button>
          <button type="button" className="button" onClick={() => change({ year: String(year + 1) })}>
            {year + 1}
          </button>
          <ImportYear year={year} />
        </div>
      </div>
      <Loaded query={query} lines={12}>
        {(calendar) => (
          <>
            <p className={calendar.published ? 'note' : 'note amber'}>
              {calendar.published
                ? t('calendar.published', { n: calendar.workingDays })
                : t('calendar.unpublished', { year })}
              {calendar.source ? <span className="muted"> {calendar.source}</span> : null}
            </p>
            <div className="calendar">
              {Array.from({ length: 12 }, (_, month) => (
                <Month key={`${year}-${month + 1}`} month={month + 1} calendar={calendar} />
              ))}
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}

const WEEK = [
  'calendar.mo',
  'calendar.tu',
  'calendar.we',
  'calendar.th',
  'calendar.fr',
  'calendar.sa',
  'calendar.su',
] as const

function Month({ month, calendar }: { month: number; calendar: YearCalendar }) {
  const prefix = `${calendar.year}-${String(month).padStart(2, '0')}-`
  const days = calendar.days.filter((one) => one.day.startsWith(prefix))
  const blank = (new Date(Date.UTC(calendar.year, month - 1, 1)).getUTCDay() + 6) % 7
  const cells = [...Array.from({ length: blank }, () => null), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, n) => cells.slice(n * 7, n * 7 + 7))
  return (
    <section className="panel">
      <table className="month">
        <caption>{t('calendar.month', { n: month })}</caption>
        <thead>
          <tr>
            {WEEK.map((day) => (
              <th key={day} scope="col">
                {t(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find(Boolean)?.day}>
              {week.map((day, n) => {
                if (!day) return <td key={`blank${n}`} />
                const weekend = n > 4
                const makeUp = day.works && weekend
                const holiday = !day.works && !weekend
                return (
                  <td
                    key={day.day}
                    className={day.works ? (makeUp ? 'makeup' : '') : 'rest'}
                    title={day.name ?? undefined}
                    aria-current={day.day === today() ? 'date' : undefined}
                  >
                    {Number(day.day.slice(8))}
                    {makeUp ? (
                      <span>{t('calendar.makeup')}</span>
                    ) : holiday ? (
                      <span>{day.name ?? t('calendar.rest')}</span>
                    ) : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Brings in a year's official notice; deadlines that run through it are reckoned again. */
function ImportYear({ year }: { year: number }) {
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [source, setSource] = useState('')
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const send = useImportCalendar()
  if (!may('calendar.import')) return null
  function submit() {
    const parsed = parseDays(text, year)
    setFault(parsed.faults.length > 0 ? t('calendar.fault', { lines: parsed.faults.join('、') }) : undefined)
    if (parsed.faults.length > 0 || parsed.days.length === 0) return
    send.mutate(
      { year, source, days: parsed.days },
      {
        onSuccess: (done) => {
          tellAfterAct({ sentence: done.sentence })
          setOpen(false)
        },
      },
    )
  }
  return (
    <>
      <button type="button" className="button main" onClick={() => setOpen(true)}>
        {t('calendar.import')}
      </button>
      {open ? (
        <Dialog
          title={t('calendar.import_year', { year })}
          onClose={() => setOpen(false)}
          onSubmit={submit}
          bottom={
            <button type="submit" className="button main" disabled={source.trim() === '' || send.isPending}>
              {t('calendar.import')}
            </button>
          }
        >
          <p className="muted">{t('calendar.import_what')}</p>
          <TextField label={t('calendar.source')} value={source} onChange={setSource} required />
          <TextField
            label={t('calendar.days')}
            value={text}
            onChange={setText}
            lines={10}
            required
            help={t('calendar.days_help', { year })}
            fault={fault}
          />
          <Failure error={send.error} />
        </Dialog>
      ) : null}
    </>
  )
}
