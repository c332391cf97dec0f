import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type ClassMember,
  type ClassShow,
  type EnterpriseClass,
  useClasses,
  useClassMembers,
  useEnterClass,
  useLeaveClass,
} from '../../api/classes.ts'
import { findEnterprises } from '../../api/lookups.ts'
import { useMay } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { formatValue } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { NumHead } from '../../parts/num-head.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { ShareBar } from '../../parts/share-bar.tsx'
import { EmptyState, Failure, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'
import { DefineClass } from './define-class.tsx'

const SHOWS = ['members', 'entered', 'left', 'candidates', 'leaving'] as const

/** Classes of enterprises: who is in, came in, left, might come in, ought to leave, and how far the doubling is. */
export function ClassesPage() {
  const query = useClasses()
  const may = useMay()
  const [filters] = useFilters()
  const [defining, setDefining] = useState(false)
  const show: ClassShow = SHOWS.find((one) => one === filters.show) ?? 'members'
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.classes')}</h1>
        <ExportButton ledger="classes" filter={{}} />
        {may('class.define') ? (
          <button type="button" className="button" onClick={() => setDefining(true)}>
            {t('class.define')}
          </button>
        ) : null}
      </div>
      {defining ? <DefineClass onClose={() => setDefining(false)} /> : null}
      <Loaded query={query} lines={8}>
        {({ classes }) => {
          const chosen = classes.find((one) => one.name === filters.class) ?? classes[0]
          return chosen ? (
            <>
              <Board classes={classes} chosen={chosen.name} show={show} />
              <Members of={chosen} show={show} />
            </>
          ) : (
            <EmptyState>{t('class.none')}</EmptyState>
          )
        }}
      </Loaded>
    </div>
  )
}

function Board({ classes, chosen, show }: { classes: readonly EnterpriseClass[]; chosen: string; show: ClassShow }) {
  return (
    <section className="panel">
      <div className="table-wrap">
        <table className="table stacks">
          <thead>
            <tr>
              <th scope="col">{t('class.name')}</th>
              {SHOWS.map((one) => (
                <NumHead key={one} title={word('class.show', one)} definition={t(`col.class.show.${one}`)} />
              ))}
              <th scope="col">{t('class.goal')}</th>
            </tr>
          </thead>
          <tbody>
            {classes.map((one) => (
              <tr key={one.name} data-current={one.name === chosen}>
                <td>
                  <Link to="/classes" search={{ class: one.name }} className="strong">
                    {one.name}
                  </Link>
                  <div className="muted small">{sayRule(one)}</div>
                </td>
                {SHOWS.map((name) => (
                  <td className="num" key={name} data-label={word('class.show', name)}>
                    <Link
                      to="/classes"
                      search={{ class: one.name, show: name }}
                      aria-current={one.name === chosen && name === show ? 'true' : undefined}
                      aria-label={`${one.name} ${word('class.show', name)} ${one[name]}`}
                    >
                      {one[name]}
                    </Link>
                  </td>
                ))}
                <td>
                  {one.goal === null ? (
                    <span className="muted">{t('value.none')}</span>
                  ) : (
                    <>
                      <ShareBar done={one.members} owed={one.goal} label={t('class.goal_of', { name: one.name })} />
                      <div className="muted small">
                        {t('class.goal_said', {
                          base: one.base ?? 0,
                          day: formatDay(one.baseDay, { weekday: false }),
                          times: formatValue(one.times ?? 1),
                          by: formatDay(one.goalDay, { weekday: false }),
                        })}
                      </div>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** How one enters and leaves the class, in words. */
function sayRule(one: EnterpriseClass): string {
  const figure = one.figure ? word('class.figure', one.figure) : ''
  return [
    one.enterAt === null ? '' : t('class.enters', { figure, n: formatValue(one.enterAt) }),
    one.leaveBelow === null ? '' : t('class.leaves', { n: formatValue(one.leaveBelow) }),
    one.certificate ? t('class.by_certificate', { n: one.lastsMonths ?? '' }) : '',
    one.source,
  ]
    .filter(Boolean)
    .join('；')
}

function Members({ of, show }: { of: EnterpriseClass; show: ClassShow }) {
  const query = useClassMembers(of.name, show)
  const may = useMay()
  const enter = useEnterClass(of.name)
  const [leaving, setLeaving] = useState<ClassMember>()
  const leave = useLeaveClass(of.name)
  const [adding, setAdding] = useState(false)
  return (
    <section className="panel">
      <div className="head">
        <h2>
          {of.name} · {word('class.show', show)}
        </h2>
        <ExportButton ledger="class_members" filter={{ name: of.name, show }} />
        {may('class.enter') ? (
          <button type="button" className="button small" onClick={() => setAdding(true)}>
            {t('class.enter_other')}
          </button>
        ) : null}
      </div>
      <Failure error={enter.error} />
      <Loaded query={query} lines={6}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState>{t('class.nobody')}</EmptyState>
          ) : (
            <div className="table-wrap">
              <table className="table stacks">
                <thead>
                  <tr>
                    <th scope="col">{t('matter.enterprise')}</th>
                    <th scope="col">{t('class.since')}</th>
                    <th scope="col">{t('class.basis')}</th>
                    <NumHead
                      title={of.figure ? word('class.figure', of.figure) : t('class.figure')}
                      definition={t('col.class.figure')}
                    />
                    <th scope="col">
                      <span className="visually-hidden">{t('class.act')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <td>
                        <Link to="/enterprises/$id" params={{ id: row.id }}>
                          {row.name}
                        </Link>
                      </td>
                      <td className="nowrap">{sayTime(row, show)}</td>
                      <td>
                        {row.basis && show !== 'candidates' ? word('class.basis', row.basis) : ''}{' '}
                        <span className="muted small">
                          {[show === 'candidates' ? '' : row.evidence, row.exitReason].filter(Boolean).join('；')}
                        </span>
                      </td>
                      <td className="num" data-label={of.figure ? word('class.figure', of.figure) : t('class.figure')}>
                        {row.figure === null ? '' : formatValue(row.figure)}
                        {row.figureDay && row.figure !== null ? (
                          <div className="muted small">{formatDay(row.figureDay, { weekday: false })}</div>
                        ) : null}
                      </td>
                      <td>
                        {!may('class.enter') ? null : show === 'candidates' ? (
                          <button
                            type="button"
                            className="button small"
                            aria-label={t('class.enter_one', { enterprise: row.name, name: of.name })}
                            disabled={enter.isPending}
                            onClick={() =>
                              enter.mutate(
                                { rows: [{ enterpriseId: row.id }] },
                                {
                                  onSuccess: () =>
                                    tellAfterAct({
                                      sentence: t('class.entered', { enterprise: row.name, name: of.name }),
                                    }),
                                },
                              )
                            }
                          >
                            {t('class.enter')}
                          </button>
                        ) : show === 'left' ? null : (
                          <button
                            type="button"
                            className="button plain small"
                            aria-label={t('class.leave_one', { enterprise: row.name, name: of.name })}
                            onClick={() => setLeaving(row)}
                          >
                            {t('class.leave')}
                          </button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      {leaving ? (
        <ReasonForm
          title={t('class.leave_one', { enterprise: leaving.name, name: of.name })}
          onClose={() => setLeaving(undefined)}
          onSend={async (reason) => {
            await leave.mutateAsync({ enterpriseId: leaving.id, reason })
            tellAfterAct({ sentence: t('class.left', { enterprise: leaving.name, name: of.name }) })
          }}
        />
      ) : null}
      {adding ? <EnterOther of={of} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

function sayTime(row: ClassMember, show: ClassShow): string {
  if (show === 'candidates' || !row.fromDay) return ''
  const from = formatDay(row.fromDay, { weekday: false })
  return row.toDay
    ? t('link.span', { from, to: formatDay(row.toDay, { weekday: false }) })
    : t('link.since', { day: from })
}

/** An enterprise that enters by certificate or decision. */
function EnterOther({ of, onClose }: { of: EnterpriseClass; onClose: () => void }) {
  const [firm, setFirm] = useState<Picked[]>([])
  const enter = useEnterClass(of.name)
  return (
    <ReasonForm
      title={t('class.enter_title', { name: of.name })}
      label={of.certificate ? t('class.certificate') : t('class.evidence')}
      onClose={onClose}
      onSend={async (evidence) => {
        await enter.mutateAsync({ rows: firm.map((one) => ({ enterpriseId: one.id, evidence })) })
        tellAfterAct({ sentence: t('class.entered', { enterprise: firm[0]?.name ?? '', name: of.name }) })
      }}
    >
      <SearchPick
        label={t('matter.enterprise')}
        of="enterprise"
        find={findEnterprises}
        value={firm}
        onChange={setFirm}
        required
      />
    </ReasonForm>
  )
}
