import { Link } from '@tanstack/react-router'
import { type MarkRow, useMarks } from '../../api/scores.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { Pick } from '../matters/matter-filters.tsx'

const COLUMNS: readonly Column<MarkRow>[] = [
  { id: 'day', title: t('mark.day'), className: 'nowrap', cell: (row) => formatDay(dayOf(row.at), { weekday: false }) },
  {
    id: 'title',
    title: t('mark.title'),
    cell: (row) => (
      <>
        <Link to="/evidence" search={{ id: row.id, program: row.programKey, of: 'mark' }}>
          {row.title}
        </Link>
        {row.clause ? <p className="muted small">{t('score.clause', { clause: row.clause })}</p> : null}
      </>
    ),
  },
  { id: 'to', title: t('mark.to'), cell: (row) => row.to.name },
  { id: 'nth', title: t('mark.nth'), num: true, cell: (row) => row.nth },
  {
    id: 'state',
    title: t('mark.state'),
    cell: (row) => (
      <span className="row" style={{ gap: 4 }}>
        {row.redLine ? (
          <span className={row.confirmed ? 'tag red' : 'tag'}>
            {row.confirmed ? t('mark.confirmed') : t('mark.suspected')}
          </span>
        ) : null}
        {row.pending ? <span className="tag">{t('mark.pending')}</span> : null}
        {row.excused ? <span className="tag">{t('mark.excused')}</span> : null}
        {row.still || row.pending ? null : <span className="muted small">{t('mark.over')}</span>}
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
        name="marks"
        label={t('nav.marks')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        empty={t('mark.empty')}
        filters={
          <Pick
            label={t('mark.kind')}
            value={filters.redLine ?? ''}
            options={[
              ['true', t('mark.red_lines')],
              ['false', t('mark.others')],
            ]}
            onChange={(redLine) => change({ redLine })}
          />
        }
      />
    </div>
  )
}
