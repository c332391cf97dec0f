import './org.css'
import { useState } from 'react'
import { type ChartUnit, type Member, useCancelChange, useChart, useMembers } from '../../api/org-chart.ts'
import { useMay } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { EmptyState, Failure, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { TextField } from '../../ui/field.tsx'
import { Menu } from '../../ui/menu.tsx'
import { AddUnit, ChangeUnit, MovePerson, type UnitAct } from './org-dialogs.tsx'
import { UnitTree } from './unit-tree.tsx'

type Asked =
  | { readonly what: 'unit'; readonly act: UnitAct; readonly unit: ChartUnit; readonly to?: string | null }
  | { readonly what: 'person'; readonly person: Member; readonly to?: string }
  | { readonly what: 'add'; readonly under: ChartUnit | null }

/** The organisation as a tree: drag a unit or a person, or use the menus; what follows is shown before anything is done. */
export function OrgChart() {
  const chart = useChart()
  const may = useMay()
  const change = may('org.change')
  const [filters, setFilters] = useFilters()
  const [find, setFind] = useState('')
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.org')}</h1>
          {change ? <p className="sub">{t('org.what')}</p> : null}
        </div>
        {change ? (
          <button type="button" className="button main" onClick={() => setAsked({ what: 'add', under: null })}>
            {t('org.add')}
          </button>
        ) : null}
      </div>
      <Loaded query={chart} lines={12}>
        {(data) => {
          const chosen = data.units.find((one) => one.id === filters.unit)
          return (
            <>
              <div className="org-columns">
                <section className="panel" aria-label={t('org.units')}>
                  <div className="list-bar">
                    <TextField label={t('org.find')} type="search" value={find} onChange={setFind} />
                  </div>
                  <UnitTree
                    units={data.units}
                    today={data.today}
                    find={find}
                    chosen={filters.unit}
                    change={change}
                    onChoose={(unit) => setFilters({ unit })}
                    onAct={(act, unit) =>
                      setAsked(act === 'add' ? { what: 'add', under: unit } : { what: 'unit', act, unit })
                    }
                    onDrop={(dragged, to) => {
                      if (dragged.kind === 'unit') {
                        const unit = data.units.find((one) => one.id === dragged.id)
                        if (unit && unit.id !== to) setAsked({ what: 'unit', act: 'move', unit, to })
                      } else if (to && dragged.person) setAsked({ what: 'person', person: dragged.person, to })
                    }}
                  />
                </section>
                <section
                  className="panel"
                  aria-label={chosen ? t('org.people_of', { name: chosen.name }) : t('org.choose')}
                >
                  {chosen ? (
                    <People unit={chosen} change={change} onMove={(person) => setAsked({ what: 'person', person })} />
                  ) : (
                    <EmptyState>{t('org.choose')}</EmptyState>
                  )}
                </section>
              </div>
              <Changes changes={data.changes} change={change} />
              {asked?.what === 'unit' ? (
                <ChangeUnit
                  unit={asked.unit}
                  act={asked.act}
                  to={asked.to}
                  units={data.units}
                  today={data.today}
                  onClose={close}
                />
              ) : null}
              {asked?.what === 'person' ? (
                <MovePerson person={asked.person} to={asked.to} units={data.units} today={data.today} onClose={close} />
              ) : null}
              {asked?.what === 'add' ? <AddUnit under={asked.under} today={data.today} onClose={close} /> : null}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function People({ unit, change, onMove }: { unit: ChartUnit; change: boolean; onMove: (person: Member) => void }) {
  const members = useMembers(unit.id)
  return (
    <>
      <div className="head">
        <h2>{t('org.people_of', { name: unit.name })}</h2>
        <span className="muted">{t('org.people', { n: unit.people })}</span>
      </div>
      <Loaded query={members} lines={4}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState>{t('org.no_people')}</EmptyState>
          ) : (
            <ul className="org-people">
              {rows.map((one) => (
                <li
                  key={one.personId}
                  draggable={change}
                  onDragStart={(event) => {
                    event.dataTransfer.setData('application/x-lianqi-person', JSON.stringify(one))
                    event.dataTransfer.effectAllowed = 'move'
                  }}
                >
                  <span>
                    <span className="strong">{one.name}</span> <span className="muted">{one.title}</span>
                  </span>
                  <span className="row small" style={{ gap: 6 }}>
                    {one.isHead ? <span className="tag">{t('org.head')}</span> : null}
                    <span className="muted">{t('org.member_links', { n: one.links })}</span>
                    {one.account ? null : <span className="muted">{t('org.no_account')}</span>}
                  </span>
                  {change ? (
                    <Menu
                      plain
                      label={t('org.change')}
                      name={one.name}
                      items={[{ id: 'move', label: t('org.kind.person'), onChoose: () => onMove(one) }]}
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}

type ChangesShown = NonNullable<ReturnType<typeof useChart>['data']>['changes']

function Changes({ changes, change }: { changes: ChangesShown; change: boolean }) {
  const cancel = useCancelChange()
  const waiting = changes.filter((one) => one.doneAt === null)
  const done = changes.filter((one) => one.doneAt !== null)
  const said = (one: ChangesShown[number]) =>
    t('org.said', {
      day: formatDay(one.fromDay, { weekday: false }),
      org: one.org.name,
      what: word('org.kind', one.kind),
      to:
        one.to || one.name || one.kind === 'move'
          ? t('org.said_to', { to: one.to?.name ?? one.name ?? t('org.to_top') })
          : '',
    })
  return (
    <div className="stack" style={{ marginTop: 16 }}>
      <section className="panel" aria-label={t('org.waiting')}>
        <div className="head">
          <h2>{t('org.waiting')}</h2>
        </div>
        <div className="body">
          <Failure error={cancel.error} />
          {waiting.length === 0 ? <p className="muted">{t('org.none_waiting')}</p> : null}
          <ul className="stack tight">
            {waiting.map((one) => (
              <li key={one.id} className="row apart" style={{ flexWrap: 'wrap' }}>
                <span>
                  {said(one)} <span className="muted small">{one.reason}</span>
                </span>
                {change ? (
                  <button type="button" className="button small" onClick={() => cancel.mutate(one.id)}>
                    {t('org.cancel')}
                    <span className="visually-hidden">{said(one)}</span>
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      </section>
      {done.length > 0 ? (
        <details className="panel" style={{ padding: '10px 16px' }}>
          <summary>{t('org.history')}</summary>
          <ul className="stack tight" style={{ marginTop: 8 }}>
            {done.map((one) => (
              <li key={one.id}>
                {said(one)}{' '}
                <span className="muted small">
                  {one.by} · {one.reason}
                  {one.left.length > 0
                    ? ` · ${t('org.done_left', { n: one.left.length, numbers: one.left.join('、') })}`
                    : ''}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
