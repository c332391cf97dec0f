import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type CaseRow, caseQuery, useCaseForms, useCases, useReviewCase } from '../../api/cases.ts'
import { explain } from '../../api/problem.ts'
import { useMay } from '../../api/session.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { QuickFilters } from '../../parts/quick-filters.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { ProposeCase } from './propose-case.tsx'

/** Typical cases from proposal to review, and how much of what was promised to be published is there. */
export function Cases() {
  const [filters] = useFilters()
  const may = useMay()
  const forms = useCaseForms()
  const pages = useCases(filters)
  const [proposing, setProposing] = useState(false)
  const quotas = (forms.data ?? []).flatMap((program) =>
    program.quotas.map((one) => ({ ...one, program: program.programKey })),
  )
  const columns: readonly Column<CaseRow>[] = [
    { id: 'at', title: t('case.at'), className: 'nowrap', cell: (row) => formatMoment(row.proposedAt) },
    { id: 'form', title: t('case.form'), cell: (row) => row.formTitle },
    {
      id: 'content',
      title: t('case.content'),
      className: 'title-cell',
      cell: (row) => (
        <>
          {row.fields.map(({ title, value }) => `${title}：${value}`).join('；')}
          {row.matterId ? (
            <>
              {' '}
              <Link to="/matters/$id" params={{ id: row.matterId }}>
                {t('case.matter')}
              </Link>
            </>
          ) : null}
        </>
      ),
    },
    {
      id: 'author',
      title: t('case.author'),
      cell: (row) => [row.org?.name, row.author?.name].filter(Boolean).join(' · '),
    },
    {
      id: 'state',
      title: t('case.state'),
      cell: (row) => (
        <>
          <span className="tag">{word('case.state', row.state)}</span>
          {row.reviewReason ? <span className="muted small"> {row.reviewReason}</span> : null}
        </>
      ),
    },
    {
      id: 'review',
      title: t('case.reviewer'),
      cell: (row) =>
        row.state !== 'proposed' ? (
          (row.reviewer?.name ?? '')
        ) : !may('case.review') ? null : row.mine ? (
          <span className="muted small">{t('case.mine')}</span>
        ) : (
          <Review row={row} />
        ),
    },
  ]
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.cases')}</h1>
        {may('case.propose') && (forms.data ?? []).some((program) => program.forms.length > 0) ? (
          <button type="button" className="button main" onClick={() => setProposing(true)}>
            {t('case.propose')}
          </button>
        ) : null}
      </div>
      {quotas.length > 0 ? (
        <section className="panel">
          <div className="head">
            <h2>{t('case.quotas')}</h2>
          </div>
          <ul className="body attendance">
            {quotas.map((one) => (
              <li key={one.id}>
                {one.title}{' '}
                <span className="muted">
                  {[one.owner, one.period && formatPeriod(one.period)].filter(Boolean).join(' · ')}
                </span>{' '}
                <Link to="/duties" search={{ program: one.program, rule: one.rule }} className="in-text">
                  {t('case.quota_of', { have: one.have, need: one.need, day: formatDay(one.dueDay) })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <QuickFilters
        label={t('case.state')}
        to="/cases"
        path="/api/cases"
        noun="case"
        quicks={[
          { id: 'all', label: t('do.show_all'), search: {}, definition: t('case.quick.all.definition') },
          ...(['proposed', 'approved', 'rejected'] as const).map((state) => ({
            id: state,
            label: word('case.state', state),
            search: { state },
            definition: word('case.state_definition', state),
          })),
        ]}
        toQuery={caseQuery}
      />
      <DataList
        takeOut={<ExportButton ledger="cases" filter={pages.asked} />}
        name="cases"
        label={t('nav.cases')}
        pages={pages}
        columns={columns}
        rowId={(row) => row.id}
        empty={t('case.empty')}
        chips={[]}
      />
      {proposing && forms.data ? <ProposeCase programs={forms.data} onClose={() => setProposing(false)} /> : null}
    </div>
  )
}

function Review({ row }: { row: CaseRow }) {
  const review = useReviewCase()
  const [rejecting, setRejecting] = useState(false)
  return (
    <span className="row">
      <button
        type="button"
        className="button small"
        disabled={review.isPending}
        onClick={() =>
          review.mutate(
            { id: row.id, revision: row.revision, approve: true },
            { onSuccess: () => tellAfterAct({ sentence: t('case.approved') }) },
          )
        }
      >
        {t('case.approve')}
      </button>
      <button type="button" className="button small" onClick={() => setRejecting(true)}>
        {t('case.reject')}
      </button>
      {review.error ? (
        <span role="alert" className="small">
          {explain(review.error)}
        </span>
      ) : null}
      {rejecting ? (
        <ReasonForm
          title={t('case.reject')}
          onClose={() => setRejecting(false)}
          onSend={(reason) => review.mutateAsync({ id: row.id, revision: row.revision, approve: false, reason })}
        />
      ) : null}
    </span>
  )
}
