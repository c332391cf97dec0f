import { Link } from '@tanstack/react-router'
import { type EvidenceKind, useEvidence } from '../../api/scores.ts'
import { placeOfFigure } from '../../api/workbench.ts'
import { formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { EvidencePath } from '../../parts/evidence-path.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { useProgramKey } from '../../parts/program-period.tsx'
import { RuleNote } from '../../parts/rule-note.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import type { Search } from '../../routes/shells.ts'
import { AppealButton } from '../supervise/appeal-button.tsx'
import { placeIn } from './score-sheet.tsx'

const SHEET = ['program', 'ranking', 'calendar', 'ordinal', 'kind', 'subject'] as const

/** Third step: the rule, its clause, the rows it rests on; the fourth is the act itself behind each row. */
export function Evidence() {
  const [filters] = useFilters()
  const program = useProgramKey()
  const evidence = useEvidence(program, filters.id, (filters.of ?? 'measure') as EvidenceKind)
  if (!filters.id) return <EmptyState>{t('score.choose')}</EmptyState>
  const place = placeIn(filters, SHEET)
  const trail = trailOf(filters)
  return (
    <div className="page">
      <div>
        <EvidencePath
          steps={[
            {
              label: t('nav.rankings'),
              to: '/rankings',
              search: placeIn(filters, ['program', 'ranking', 'calendar', 'ordinal']),
            },
            ...(filters.subject ? [{ label: t('score.sheet'), to: '/scores', search: place }] : []),
            ...trail.map(([of = '', id = ''], n) => ({
              label: `${word('thing', of)} ${n + 1}`,
              to: '/evidence',
              search: {
                ...place,
                of,
                id,
                ...(n > 0
                  ? {
                      trail: trail
                        .slice(0, n)
                        .map((one) => one.join(':'))
                        .join(','),
                    }
                  : {}),
              },
            })),
            { label: evidence.data?.rule.title ?? t('score.evidence') },
          ]}
        />
        <h1>{evidence.data?.rule.title ?? t('score.evidence')}</h1>
        <ExportButton
          ledger="evidence"
          filter={{ program, id: filters.id, kind: filters.of ?? 'measure' }}
          act="score.read"
        />
      </div>
      <Loaded query={evidence} lines={10}>
        {(one) => (
          <>
            <p style={{ fontSize: '1.07em' }}>{one.sentence}</p>
            <RuleNote rule={one.rule} />
            <div className="row">
              <AppealButton kind={filters.of ?? ''} id={filters.id ?? ''} title={one.rule.title} />
            </div>
            <section className="panel">
              <div className="head">
                <h2>{t('score.rows')}</h2>
                <span className="muted small">{t('score.rows_count', { n: one.total })}</span>
              </div>
              {one.rows.length === 0 ? <EmptyState>{t('score.no_rows')}</EmptyState> : null}
              <div className="table-wrap">
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{t('score.row_day')}</th>
                      <th scope="col">{t('score.row_kind')}</th>
                      <th scope="col">{t('score.row_fact')}</th>
                      <th scope="col">{t('score.row_counts')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {one.rows.map((row) => (
                      <tr key={`${row.kind}${row.id}`}>
                        <td className="nowrap">{formatMoment(row.at)}</td>
                        <td>
                          <span className="tag">{word('thing', row.kind)}</span>
                        </td>
                        <td>
                          {row.opens ? (
                            <Opens opens={row.opens} place={place} from={filters} title={row.title} />
                          ) : (
                            row.title
                          )}
                        </td>
                        <td>{row.counted ?? ''}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          </>
        )}
      </Loaded>
    </div>
  )
}

/** Derived rows gone through on the way here: `measure:<id>,duty:<id>`. */
function trailOf(filters: Search): string[][] {
  return filters.trail ? filters.trail.split(',').map((step) => step.split(':')) : []
}

/** Opens the fact; a derived row opens here again, and the way back is kept in the address. */
function Opens({ opens, place, from, title }: { opens: string; place: Search; from: Search; title: string }) {
  const { to, search } = placeOfFigure(opens)
  const trail = [...trailOf(from), [from.of ?? 'measure', from.id ?? '']].map((step) => step.join(':')).join(',')
  const derived = /^\/evidence(?:\/([^/]+)\/([^/]+))?$/.exec(to)
  const target: Search = derived
    ? {
        ...place,
        ...search,
        ...(derived[2] ? { program: derived[1], id: derived[2] } : {}),
        of: search.kind ?? search.of ?? from.of,
        kind: place.kind,
        trail,
      }
    : search
  return (
    <Link to={derived ? '/evidence' : to} search={target}>
      {title}
    </Link>
  )
}
