import { Link, useNavigate } from '@tanstack/react-router'
import { type Assessment, useAssessment } from '../../api/assess.ts'
import { useDraftPaper } from '../../api/paper-drafts.ts'
import { explain } from '../../api/problem.ts'
import { useMay } from '../../api/session.ts'
import { formatDeadline, formatMoment } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { PeriodPick } from '../../parts/program-period.tsx'
import { RuleNote } from '../../parts/rule-note.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { ResultLetters } from './letters.tsx'
import { PartsTable } from './parts-table.tsx'

/** The process of an assessment: what each part earned, who has not handed in, and the papers and lists that follow. */
export function Assessments() {
  const [filters, change] = useFilters()
  const query = useAssessment(filters)
  const one = query.data?.assessment
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.assessments')}</h1>
          {one ? (
            <p className="sub">
              {[one.rule.title, one.programTitle, one.period && formatPeriod(one.period.label)]
                .filter(Boolean)
                .join(' · ')}
              {one.period?.sealedAt ? ` · ${t('score.sealed_at', { at: formatMoment(one.period.sealedAt) })}` : ''}
            </p>
          ) : null}
        </div>
        <div className="row">
          <ExportButton ledger="assessment" filter={filters} />
          {one && (query.data?.choices.length ?? 0) > 1 ? (
            <select
              className="input short"
              aria-label={t('assessment.which')}
              value={`${one.programKey}/${one.rule.rule}`}
              onChange={(event) => {
                const [program, measure] = event.target.value.split('/')
                change({ program, measure, ordinal: undefined, calendar: undefined })
              }}
            >
              {query.data?.choices.map((choice) => (
                <option key={`${choice.programKey}/${choice.measure}`} value={`${choice.programKey}/${choice.measure}`}>
                  {choice.title} · {choice.programTitle}
                </option>
              ))}
            </select>
          ) : null}
          {one ? <PeriodPick periods={one.periods} current={one.period} /> : null}
        </div>
      </div>
      <Loaded query={query} lines={12}>
        {({ assessment }) => (assessment ? <View one={assessment} /> : <EmptyState>{t('assessment.none')}</EmptyState>)}
      </Loaded>
      <ResultLetters />
    </div>
  )
}

function View({ one }: { one: Assessment }) {
  return (
    <>
      <RuleNote rule={one.rule} />
      <PartsTable one={one} />
      <NotHandedIn one={one} />
      <Results one={one} />
    </>
  )
}

function NotHandedIn({ one }: { one: Assessment }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('assessment.not_handed_in')}</h2>
        <span className="muted small">{t('assessment.count', { n: one.notHandedIn.length })}</span>
      </div>
      {one.notHandedIn.length === 0 ? (
        <p className="body muted">
          {one.handedIn.length === 0 ? t('assessment.nothing_to_hand_in') : t('assessment.all_handed_in')}
        </p>
      ) : null}
      <ul className="body stack tight">
        {one.notHandedIn.map((row) => (
          <li key={row.id} className="row apart">
            <span>
              {row.owner.name} <span className="muted small">{row.title}</span>
            </span>
            <Link to="/evidence" search={{ program: one.programKey, id: row.id, of: 'duty' }}>
              {word('duty.state', row.state)} · {formatDeadline(row.dueAt)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What follows: the ranking, the lists, the paper that makes the result known, and the seal. */
function Results({ one }: { one: Assessment }) {
  const draft = useDraftPaper()
  const navigate = useNavigate()
  const may = useMay()
  const { period } = one
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('assessment.results')}</h2>
      </div>
      <ul className="body stack tight">
        {one.ranking ? (
          <li>
            <Link
              to="/rankings"
              search={{
                program: one.programKey,
                ranking: one.ranking.id,
                ...(period ? { ordinal: String(period.ordinal) } : {}),
              }}
            >
              {one.ranking.title}
            </Link>
          </li>
        ) : null}
        <li>
          <Link to="/lists">{t('nav.lists')}</Link>
        </li>
        <li>
          <Link to="/seals">{period?.sealedAt ? t('score.sealed') : t('assessment.not_sealed')}</Link>
        </li>
        {one.papers.map((paper) => (
          <li key={paper.id} className="row apart">
            <span>{paper.title}</span>
            {may('paper.draft') && period ? (
              <button
                type="button"
                className="button small"
                disabled={draft.isPending}
                onClick={() =>
                  draft.mutate(
                    {
                      programKey: one.programKey,
                      paper: paper.id,
                      calendar: period.calendar,
                      ordinal: period.ordinal,
                    },
                    {
                      onSuccess: ({ id }) => void navigate({ to: '/paper-drafts/$id', params: { id } }),
                      onError: (error) => tellAfterAct({ sentence: explain(error) }),
                    },
                  )
                }
              >
                {t('assessment.draft')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
