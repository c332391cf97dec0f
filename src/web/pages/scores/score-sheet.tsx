import { Link } from '@tanstack/react-router'
import { type ScoreLine, type ScoreSheet as Sheet, type SubjectKind, useScoreSheet } from '../../api/scores.ts'
import { dayOf, formatDay, formatMoment } from '../../format/date.ts'
import { formatPoints, formatValue } from '../../format/number.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { EvidencePath } from '../../parts/evidence-path.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Figure } from '../../parts/figure.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { PeriodPick, useProgramKey } from '../../parts/program-period.tsx'
import { RuleSource } from '../../parts/rule-note.tsx'
import { SheetButtons } from '../../parts/sheet-buttons.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import type { Search } from '../../routes/shells.ts'

/** Second step: every value, part and point of one subject, each with clause and a way to its evidence. */
export function ScoreSheet() {
  const [filters] = useFilters()
  const program = useProgramKey()
  const sheet = useScoreSheet(
    (filters.kind ?? 'org') as SubjectKind,
    filters.subject,
    program,
    filters.calendar,
    filters.ordinal,
  )
  if (!filters.subject) return <EmptyState>{t('score.choose')}</EmptyState>
  const name = sheet.data?.subject.name ?? ''
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <EvidencePath
            steps={[
              {
                label: t('nav.rankings'),
                to: '/rankings',
                search: placeIn(filters, ['program', 'ranking', 'calendar', 'ordinal']),
              },
              { label: name || t('score.sheet') },
            ]}
          />
          <h1>{t('score.sheet_of', { name })}</h1>
          {sheet.data ? (
            <p className="sub">
              {sheet.data.programTitle} · {t('program.version', { n: sheet.data.version })}
              {sheet.data.period ? ` · ${formatPeriod(sheet.data.period.label)}` : ''}
              {sheet.data.period?.sealedAt ? ` · ${t('score.sealed')}` : ''}
            </p>
          ) : null}
        </div>
        {sheet.data && filters.subject ? (
          <SheetButtons
            sheet="score_sheet"
            query={{
              program,
              kind: filters.kind ?? 'org',
              id: filters.subject,
              calendar: filters.calendar,
              ordinal: filters.ordinal,
            }}
          />
        ) : null}
        {sheet.data && filters.subject ? (
          <ExportButton
            ledger="score_sheet"
            filter={{
              program,
              kind: filters.kind ?? 'org',
              id: filters.subject,
              calendar: filters.calendar,
              ordinal: filters.ordinal,
            }}
            act="score.read"
          />
        ) : null}
        {sheet.data ? <PeriodPick periods={sheet.data.periods} current={sheet.data.period} /> : null}
      </div>
      <Loaded query={sheet} lines={12}>
        {(one) => <SheetView sheet={one} place={filters} />}
      </Loaded>
    </div>
  )
}

/** The part of the address that leads back to a page. */
export function placeIn(filters: Search, names: readonly string[]): Search {
  return Object.fromEntries(names.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])))
}

function SheetView({ sheet, place }: { sheet: Sheet; place: Search }) {
  const of = (kind: ScoreLine['kind']) => sheet.lines.filter((line) => line.kind === kind)
  const scores = of('measure').filter((line) => line.parts.length > 0)
  const measures = of('measure').filter((line) => line.parts.length === 0)
  const here = (line: ScoreLine) => ({ ...place, id: line.id, of: line.kind })
  if (sheet.lines.length === 0) return <EmptyState>{t('score.nothing')}</EmptyState>
  return (
    <>
      {scores.map((line) => (
        <ScoreParts key={line.id} line={line} search={here(line)} />
      ))}
      <div className="halves">
        <Lines
          title={t('score.measures')}
          lines={measures}
          empty={t('score.no_measures')}
          right={(line) => <Value line={line} search={here(line)} />}
        />
        <Lines
          title={t('score.points')}
          aside={t('score.total', { n: formatPoints(sheet.total) })}
          lines={of('points')}
          empty={t('score.no_points')}
          right={(line) => (
            <>
              <Link to="/evidence" search={here(line)} className={line.cancelled ? 'struck' : ''}>
                {formatPoints(line.value ?? 0)}
              </Link>
              {line.warnedUntil ? (
                <span className="tag amber"> {t('score.warned', { at: formatMoment(line.warnedUntil) })}</span>
              ) : null}
              {line.cancelled ? <span className="tag"> {t('score.cancelled')}</span> : null}
            </>
          )}
        />
        <Lines
          title={t('score.duties')}
          lines={of('duty')}
          empty={t('score.no_duties')}
          right={(line) => <Value line={line} search={here(line)} />}
        />
        <Lines
          title={t('nav.marks')}
          lines={of('mark')}
          empty={t('score.no_marks')}
          right={(line) => (
            <Link to="/evidence" search={here(line)}>
              {line.redLine ? (
                <span className={line.confirmed ? 'tag red' : 'tag'}>
                  {line.confirmed ? t('mark.confirmed') : t('mark.suspected')}
                </span>
              ) : (
                t('score.evidence')
              )}
            </Link>
          )}
        />
      </div>
      {sheet.adjustments.length > 0 ? (
        <section className="panel">
          <div className="head">
            <h2>{t('seal.adjustments')}</h2>
          </div>
          <ul className="body stack tight">
            {sheet.adjustments.map((row) => (
              <li key={row.id} className="row apart">
                <span>
                  {row.rule}{' '}
                  <span className="muted small">
                    {[formatPeriod(row.period), row.reason, formatMoment(row.at)].join(' · ')}
                  </span>
                </span>
                <span>{row.points === null ? '' : formatPoints(row.points)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** A composed score as the table of its parts. */
function ScoreParts({ line, search }: { line: ScoreLine; search: Search }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>
          {line.rule.title} <Value line={line} search={search} />
        </h2>
        <span className="muted small">
          <RuleSource rule={line.rule} />
        </span>
      </div>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('score.part')}</th>
              <NumHead {...headOf('score.weight')} />
              <NumHead {...headOf('score.value')} />
              <NumHead {...headOf('score.earned')} />
            </tr>
          </thead>
          <tbody>
            {line.parts.map((part) => (
              <tr key={part.part}>
                <td>{part.title}</td>
                <td className="num">{formatValue(part.weight)}</td>
                <td className="num">
                  <Figure
                    value={part.value}
                    state={part.state}
                    share={part.value !== null && Number(part.value) <= 1}
                  />
                </td>
                <td className="num">
                  {part.earned === null ? (
                    <span className="muted">{word('value', part.state)}</span>
                  ) : (
                    formatValue(part.earned)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="body muted">{line.sentence}</p>
    </section>
  )
}

function Value({ line, search }: { line: ScoreLine; search: Search }) {
  const share = line.value?.endsWith('%') ?? false
  return (
    <>
      <Figure
        value={line.value}
        state={line.state}
        share={share}
        numerator={line.numerator}
        denominator={line.denominator}
        definition={line.sentence}
        to="/evidence"
        search={search}
      />
      {line.unit && line.state === 'value' ? <span className="muted"> {line.unit}</span> : null}
    </>
  )
}

type LinesProps = {
  readonly title: string
  readonly aside?: string
  readonly lines: readonly ScoreLine[]
  readonly empty: string
  readonly right: (line: ScoreLine) => React.ReactNode
}

function Lines({ title, aside, lines, empty, right }: LinesProps) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{title}</h2>
        <span>{aside}</span>
      </div>
      {lines.length === 0 ? <p className="body muted">{empty}</p> : null}
      <ul className="body stack">
        {lines.map((line) => (
          <li key={line.id} className="stack tight" style={{ gap: 0 }}>
            <span className="row apart" style={{ alignItems: 'baseline' }}>
              <span className="strong">{line.rule.title}</span>
              <span className="num">{right(line)}</span>
            </span>
            <span className="muted small">
              {line.kind === 'points' || line.kind === 'mark'
                ? `${formatDay(dayOf(line.at), { weekday: false })} · `
                : ''}
              {line.why} <RuleSource rule={line.rule} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
