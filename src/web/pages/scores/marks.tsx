import { Link } from '@tanstack/react-router'
import { type MarkRow, useMarks } from '../../api/scores.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { numOf } from '../../parts/head-of.ts'
import { useFilters } from '../../parts/use-filters.ts'

const COLUMNS: readonly Column<MarkRow>[] = [
  { id: 'day', title: t('mark.day'), className: 'nowrap', cell: (row) => formatDay(dayOf(row.at), { weekday: false }) },
  {
    id: 'title',
    title: t('mark.title'),
    cell: (row) => (
      <>
        {row.gone ? (
          row.title
        ) : (
          <Link to="/evidence" search={{ id: row.id, program: row.programKey, of: 'mark' }}>
            {row.title}
          </Link>
        )}
        {row.clause ? <p className="muted small">{t('score.clause', { clause: row.clause })}</p> : null}
      </>
    ),
  },
  { id: 'to', title: t('mark.to'), cell: (row) => row.to.name },
  { id: 'nth', ...numOf('mark.nth'), cell: (row) => row.nth || '' },
  {
    id: 'state',
    title: t('mark.state'),
    cell: (row) => (
      <span className="row" style={{ gap: 4 }}>
        {row.redLine ? (
          <span className={row.decision === 'upheld' ? 'tag red' : 'tag'}>
            {row.decision === 'none' ? t('mark.suspected') : word('mark.decision', row.decision)}
          </span>
        ) : null}
        {row.pending ? <span className="tag">{t('mark.pending')}</span> : null}
        {row.excused ? <span className="tag">{t('mark.excused')}</span> : null}
        {row.gone ? (
          <span className="tag">{t('mark.gone')}</span>
        ) : row.still || row.pending ? null : (
          <span className="muted small">{t('mark.over')}</span>
        )}
      </span>
    ),
  },
  {
    id: 'case',
    title: t('mark.case'),
    cell: (row) =>
      row.caseId ? (
        <Link to="/matters/$id" params={{ id: row.caseId }}>
          {t('do.open')}
        </Link>
      ) : (
        <span className="muted">{t('value.none')}</span>
      ),
  },
]

const DECISIONS = ['none', 'open', 'upheld', 'cleared', 'withdrawn'] as const
const SUBJECTS = ['orgId', 'personId', 'toId'] as const

/** Marks: red lines, lists, warnings. A mark is a suspicion until a person has closed its case. */
export function Marks() {
  const [filters, change] = useFilters()
  const pages = useMarks(filters)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.marks')}</h1>
          <p className="sub">{t('mark.rule')}</p>
        </div>
      </div>
      <DataList
        takeOut={<ExportButton ledger="marks" filter={pages.asked} />}
        name="marks"
        label={t('nav.marks')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        empty={t('mark.empty')}
        filters={
          <>
            <Pick
              label={t('mark.kind')}
              value={filters.redLine ?? ''}
              options={[
                ['true', t('mark.red_lines')],
                ['false', t('mark.others')],
              ]}
              onChange={(redLine) => change({ redLine })}
            />
            <Pick
              label={t('mark.decision')}
              value={filters.decision ?? ''}
              options={DECISIONS.map((one) => [one, word('mark.decision', one)])}
              onChange={(decision) => change({ decision })}
            />
            <Pick
              label={t('mark.counted')}
              value={filters.counted ?? ''}
              options={[['true', t('mark.counted')]]}
              onChange={(counted) => change({ counted })}
            />
            {(['from', 'to'] as const).map((end) => (
              <input
                key={end}
                type="date"
                className="input short"
                aria-label={t(end === 'from' ? 'mark.from' : 'mark.until')}
                value={filters[end] ?? ''}
                onChange={(event) => change({ [end]: event.target.value || undefined })}
              />
            ))}
            {SUBJECTS.some((name) => filters[name]) ? (
              <button
                type="button"
                className="button small"
                onClick={() => change({ orgId: undefined, personId: undefined, toId: undefined })}
              >
                {t('mark.of_subject')} ×
              </button>
            ) : null}
          </>
        }
      />
    </div>
  )
}
