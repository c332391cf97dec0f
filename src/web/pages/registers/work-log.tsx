import { Link } from '@tanstack/react-router'
import { findOrgs } from '../../api/lookups.ts'
import { type BoardForm, useWorkSheet, type WorkSheet } from '../../api/registers.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import type { Search } from '../../routes/shells.ts'
import { NamePick } from '../../ui/name-pick.tsx'
import { BoardFrame, useDays } from './board-head.tsx'

/** Resident cadres (驻企): per pairing the kinds of work done in the days, what is missing, the enterprise's plan. */
export function WorkLog() {
  return (
    <BoardFrame board="work_log" title="nav.work_log" what="work_log.what" none="work_log.none" since="month">
      {(form) => <Sheet form={form} />}
    </BoardFrame>
  )
}

function Sheet({ form }: { form: BoardForm }) {
  const [filters, change] = useFilters()
  const days = useDays('month')
  const query = useWorkSheet(
    { program: form.program, form: form.form },
    { ...days, ...(filters.orgId ? { orgId: filters.orgId } : {}) },
  )
  const short = filters.missing === 'true'
  return (
    <>
      <div className="row no-print">
        <NamePick
          label={t('register.column.org')}
          of="org"
          find={findOrgs}
          id={filters.orgId}
          onChange={(orgId) => change({ orgId })}
        />
        <button
          type="button"
          className="tag"
          aria-pressed={short}
          onClick={() => change({ missing: short ? undefined : 'true' })}
        >
          {t('work_log.only_missing')}
        </button>
      </div>
      <Loaded query={query}>
        {(sheet) => {
          const rows = sheet.rows.filter((row) => !short || row.missing.length > 0)
          return (
            <section className="panel">
              <div className="head">
                <h2>{form.title}</h2>
                <span className="muted small">
                  {t('work_log.sum', {
                    n: sheet.rows.length,
                    missing: sheet.rows.filter((row) => row.missing.length > 0).length,
                  })}
                </span>
                <ExportButton
                  ledger="work_sheet"
                  filter={{ program: form.program, form: form.form, ...days, orgId: filters.orgId }}
                />
              </div>
              {rows.length === 0 ? (
                <EmptyState>{t('work_log.no_rows')}</EmptyState>
              ) : (
                <Table sheet={sheet} rows={rows} days={days} />
              )}
            </section>
          )
        }}
      </Loaded>
    </>
  )
}

type TableProps = { readonly sheet: WorkSheet; readonly rows: WorkSheet['rows']; readonly days: Search }

function Table({ sheet, rows, days }: TableProps) {
  const about = sheet.form.about === 'project' ? 'projectId' : 'enterpriseId'
  return (
    <div className="list-scroll" tabIndex={0} role="region" aria-label={sheet.form.title}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('work_log.holder')}</th>
            <th scope="col">{t('work_log.target')}</th>
            {sheet.kinds.map((kind) => (
              <NumHead key={kind} title={kind} definition={t('col.work_log.kind')} />
            ))}
            <th scope="col">{t('work_log.missing')}</th>
            <th scope="col">{t('work_log.last')}</th>
            <th scope="col">{t('work_log.plan')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.linkId}>
              <td>
                {row.person?.name ?? row.org?.name}
                {row.person && row.org ? <div className="muted small">{row.org.name}</div> : null}
              </td>
              <td className="cell-name">{row.target.name}</td>
              {row.done.map(({ kind, count }) => (
                <td key={kind} className="num">
                  {count === 0 ? (
                    <span className="muted">0</span>
                  ) : (
                    <Link
                      to="/registers/$program/$form"
                      params={{ program: sheet.form.programKey, form: sheet.form.form }}
                      search={{
                        ...days,
                        [`f.${sheet.field}`]: kind,
                        [about]: row.target.id,
                        ...(row.person ? { personId: row.person.id } : {}),
                      }}
                    >
                      {count}
                    </Link>
                  )}
                </td>
              ))}
              <td>
                {row.missing.length > 0 ? (
                  row.missing.join('、')
                ) : (
                  <span className="muted">{t('work_log.all_done')}</span>
                )}
              </td>
              <td className="nowrap">{row.lastDay ? formatDay(row.lastDay, { weekday: false }) : ''}</td>
              <td>
                {row.plan ? (
                  <Link to="/plans/$id" params={{ id: row.plan.id }}>
                    {word('plan.state', row.plan.state)}
                  </Link>
                ) : (
                  <span className="muted">{t('work_log.no_plan')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
