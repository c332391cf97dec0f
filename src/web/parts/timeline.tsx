import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { MatterRow } from '../api/matters.ts'
import type { VisitRow } from '../api/visits.ts'
import { formatMoment } from '../format/date.ts'
import { t, word } from '../i18n/t.ts'
import { Clock } from './clock.tsx'
import { ConfirmTag } from './confirm-tag.tsx'
import { StateTag } from './state-tag.tsx'
import { EmptyState } from './states.tsx'

type Props = { readonly visits: readonly VisitRow[]; readonly matters: readonly MatterRow[]; readonly phone?: boolean }

/** On a phone the latest stand there at once, the rest at a touch. */
const ON_PHONE = 8

/** What happened at an enterprise or project, newest first: visits and matters in one line of time. */
export function Timeline({ visits, matters, phone = false }: Props) {
  const [whole, setWhole] = useState(!phone)
  const rows = [
    ...visits.map((visit) => ({ at: visit.at, id: visit.id, node: <VisitLine visit={visit} phone={phone} /> })),
    ...matters.map((matter) => ({ at: matter.at, id: matter.id, node: <MatterLine matter={matter} phone={phone} /> })),
  ].toSorted((a, b) => b.at.localeCompare(a.at))
  if (rows.length === 0) return <EmptyState>{t('timeline.empty')}</EmptyState>
  const shown = whole ? rows : rows.slice(0, ON_PHONE)
  return (
    <>
      <ol className="acts">
        {shown.map((row) => (
          <li key={row.id}>
            <span className="when">{formatMoment(row.at)}</span>
            <span className="dot" aria-hidden="true" />
            <div>{row.node}</div>
          </li>
        ))}
      </ol>
      {shown.length < rows.length ? (
        <button type="button" className="button block" onClick={() => setWhole(true)}>
          {t('timeline.older', { n: rows.length - shown.length })}
        </button>
      ) : null}
    </>
  )
}

function VisitLine({ visit, phone }: { visit: VisitRow; phone: boolean }) {
  const sentence = t('timeline.visit', {
    who: [visit.org?.name, visit.person.name].filter(Boolean).join(' '),
    how: word('how', visit.how),
  })
  return (
    <>
      <span className="row">
        {phone ? (
          sentence
        ) : (
          <Link to="/visits" search={{ id: visit.id }}>
            {sentence}
          </Link>
        )}
        <ConfirmTag visit={visit} />
      </span>
      {visit.note ? <p className="muted">{visit.note}</p> : null}
    </>
  )
}

function MatterLine({ matter, phone }: { matter: MatterRow; phone: boolean }) {
  return (
    <>
      <Link to={phone ? '/m/matters/$id' : '/matters/$id'} params={{ id: matter.id }}>
        {matter.title}
      </Link>
      <span className="row" style={{ marginTop: 2 }}>
        <StateTag state={matter.state} endTitle={matter.endTitle} />
        {matter.category ? <span className="muted small">{matter.category}</span> : null}
        {matter.clock ? <Clock clock={matter.clock} /> : null}
      </span>
    </>
  )
}
