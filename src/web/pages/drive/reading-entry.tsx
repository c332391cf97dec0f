import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { findOrgs } from '../../api/lookups.ts'
import { explain, Problem } from '../../api/problem.ts'
import { useSession } from '../../api/session.ts'
import { type PromisedTarget, type TargetList, useRecordReadings, useTargets } from '../../api/targets.ts'
import { formatDay, today } from '../../format/date.ts'
import { formatValue } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ProgramPick, useProgramKey } from '../../parts/program-period.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { SearchPick } from '../../ui/search-pick.tsx'

/** All indicators of a unit on one screen, as of a day; what is known is shown, only what is new is typed. */
export function ReadingEntryPage() {
  const session = useSession()
  const [filters, change] = useFilters()
  const program = useProgramKey('indicators')
  const whole = session.grants.some((grant) => grant.scope === 'authority')
  const granted = session.grants.find((grant) => grant.org)?.org
  const orgId = filters.orgId ?? (whole ? undefined : (granted?.id ?? session.orgs[0]?.id))
  const query = useTargets(program, orgId ? { orgId } : {})
  const org = query.data?.rows.find((row) => row.org?.id === orgId)?.org
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/targets" search={program ? { program } : {}}>
              {t('nav.targets')}
            </Link>
          </p>
          <h1>{t('target.report')}</h1>
        </div>
        <ProgramPick having="indicators" />
      </div>
      {whole ? (
        <div style={{ maxWidth: 320 }}>
          <SearchPick
            label={t('target.org')}
            of="org"
            find={findOrgs}
            value={org ? [org] : []}
            onChange={([one]) => change({ orgId: one?.id })}
          />
        </div>
      ) : null}
      <Loaded query={query} lines={8}>
        {(list) =>
          list.rows.length === 0 ? <EmptyState>{t('target.none')}</EmptyState> : <Entry key={orgId} list={list} />
        }
      </Loaded>
    </div>
  )
}

type Typed = { readonly value: string; readonly reason: string; readonly remedy: string }
const NOTHING: Typed = { value: '', reason: '', remedy: '' }

function Entry({ list }: { list: TargetList }) {
  const [day, setDay] = useState(today())
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({})
  const [fault, setFault] = useState<{ row: string | undefined; text: string }>()
  const record = useRecordReadings()
  const filled = list.rows.filter((row) => typed[row.id]?.value.trim())
  async function send() {
    setFault(undefined)
    try {
      const rows = filled.map((row) => {
        const { value, reason, remedy } = typed[row.id] ?? NOTHING
        return { targetId: row.id, value: Number(value), reason, remedy }
      })
      const done = await record.mutateAsync({ day, rows })
      tellAfterAct({
        sentence: t('target.recorded', { n: done.recorded, day: formatDay(done.day, { weekday: false }) }),
      })
      setTyped({})
    } catch (error) {
      const at = error instanceof Problem ? error.body.at?.[1] : undefined
      setFault({ row: typeof at === 'number' ? filled[at]?.id : undefined, text: explain(error) })
    }
  }
  return (
    <form
      className="panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <div className="list-bar">
        <label className="row">
          {t('target.as_of')}{' '}
          <input
            type="date"
            className="input"
            value={day}
            max={today()}
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
        <span className="grow" />
        <button type="submit" className="button main" disabled={record.isPending || filled.length === 0}>
          {t('target.send_n', { n: filled.length })}
        </button>
      </div>
      <ul className="checklist">
        {list.rows.map((row) => (
          <Line
            key={row.id}
            row={row}
            typed={typed[row.id] ?? NOTHING}
            fault={fault?.row === row.id ? fault.text : undefined}
            onChange={(next) => setTyped({ ...typed, [row.id]: next })}
          />
        ))}
      </ul>
      {fault && fault.row === undefined ? (
        <p className="note red" role="alert">
          {fault.text}
        </p>
      ) : null}
    </form>
  )
}

type LineProps = {
  readonly row: PromisedTarget
  readonly typed: Typed
  readonly fault: string | undefined
  readonly onChange: (typed: Typed) => void
}

function Line({ row, typed, fault, onChange }: LineProps) {
  const value = Number(typed.value)
  const short =
    typed.value.trim() !== '' && (row.better === 'up' ? value < row.target * row.elapsed : value > row.target)
  return (
    <li>
      <div className="grow">
        <Link to="/targets/$id" params={{ id: row.id }} className="strong">
          {row.subject.name} · {row.title}
        </Link>
        <div className="muted small">
          {t('target.line', {
            target: formatValue(row.target),
            unit: row.unit ?? '',
            last:
              row.value === null
                ? t('target.unread')
                : t(row.source === 'parts' ? 'target.parts_read' : 'target.last_read', {
                    value: formatValue(row.value),
                    day: row.readDay ? formatDay(row.readDay, { weekday: false }) : '',
                  }),
          })}
        </div>
        {short || fault ? (
          <div className="reading-why">
            <input
              className="input"
              aria-label={t('target.why', { title: row.title })}
              placeholder={t('target.reason')}
              value={typed.reason}
              onChange={(event) => onChange({ ...typed, reason: event.target.value })}
            />
            <input
              className="input"
              aria-label={t('target.what', { title: row.title })}
              placeholder={t('target.remedy')}
              value={typed.remedy}
              onChange={(event) => onChange({ ...typed, remedy: event.target.value })}
            />
          </div>
        ) : null}
        {fault ? (
          <p className="small" role="alert" style={{ color: 'var(--red)' }}>
            {fault}
          </p>
        ) : null}
      </div>
      {row.source === 'rules' ? (
        <span className="muted small">{t('target.derived')}</span>
      ) : (
        <input
          className="input reading"
          inputMode="decimal"
          aria-label={t('target.enter', { subject: row.subject.name, title: row.title, unit: row.unit ?? '' })}
          placeholder={row.unit ?? ''}
          value={typed.value}
          onChange={(event) => onChange({ ...typed, value: event.target.value })}
        />
      )}
    </li>
  )
}
