import { Link } from '@tanstack/react-router'
import { type Coverage, useCoverage } from '../../api/links.ts'
import { formatShare } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { Definitions } from '../../parts/figure.tsx'
import { Loaded } from '../../parts/states.tsx'

type Kind = Coverage['kinds'][number]
const SIDES = ['uncovered', 'overCovered', 'underloaded', 'overloaded'] as const

/** Its figures in the order they stand. */
const DEFINED = [
  { title: 'situation.coverage.share', col: 'col.coverage.covered' },
  { title: 'link.people', col: 'col.coverage.holders' },
  { title: 'program.expected', col: 'col.coverage.expected' },
  { title: 'coverage.uncovered', col: 'col.coverage.uncovered' },
  { title: 'coverage.over_covered', col: 'col.coverage.over_covered' },
  { title: 'coverage.underloaded', col: 'col.coverage.underloaded' },
  { title: 'coverage.overloaded', col: 'col.coverage.overloaded' },
] as const

/** The proof of coverage: for each kind of link how many targets are covered, and by name what is short or too much. */
export function CoverageBoard({ program, on }: { program: string | undefined; on: string | undefined }) {
  const query = useCoverage(program, on)
  if (program === undefined) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('coverage.title')}</h2>
        <span className="muted small">{t('coverage.what')}</span>
        <Definitions
          label={t('coverage.title')}
          figures={DEFINED.map((of) => ({ label: t(of.title), definition: t(of.col) }))}
        />
        <ExportButton ledger="coverage" filter={{ program, on }} />
      </div>
      <div className="body">
        <Loaded query={query} lines={3}>
          {(coverage) => (
            <div className="coverage">
              {coverage.kinds.map((kind) => (
                <CoverageKind key={kind.link} kind={kind} />
              ))}
              {coverage.kinds.length === 0 ? <p className="muted">{t('coverage.none')}</p> : null}
            </div>
          )}
        </Loaded>
      </div>
    </section>
  )
}

function CoverageKind({ kind }: { kind: Kind }) {
  const share = kind.targets > 0 ? kind.covered / kind.targets : 1
  const whole = kind.uncovered.length === 0
  return (
    <div className="stack tight">
      <div className="row apart">
        <span>
          <Link
            to="."
            search={(before: Record<string, string | undefined>) => ({ ...before, link: kind.link })}
            className="strong"
          >
            {kind.title}
          </Link>
          {kind.clause ? <span className="muted small"> {t('score.clause', { clause: kind.clause })}</span> : null}
        </span>
        <span>
          {kind.targets > 0 ? formatShare(share) : t('value.not_applicable')}{' '}
          <span className="muted">{t('coverage.covered', { covered: kind.covered, targets: kind.targets })}</span>
          <span className="muted"> · {t('coverage.holders', { holders: kind.holders, links: kind.links })}</span>
          {kind.expected.targets !== null && kind.expected.targets !== kind.targets ? (
            <span> · {t('coverage.expected', { n: kind.expected.targets })}</span>
          ) : null}
        </span>
      </div>
      <div className="progress" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </div>
      {whole ? <p className="small muted">{t('coverage.whole')}</p> : null}
      {SIDES.map((side) => (kind[side].length > 0 ? <Gaps key={side} side={side} gaps={kind[side]} /> : null))}
    </div>
  )
}

const GAP_WORDS = {
  uncovered: 'coverage.uncovered',
  overCovered: 'coverage.over_covered',
  underloaded: 'coverage.underloaded',
  overloaded: 'coverage.overloaded',
} as const

function Gaps({ side, gaps }: { side: (typeof SIDES)[number]; gaps: Kind['uncovered'] }) {
  return (
    <details>
      <summary>
        {t(GAP_WORDS[side])} <span className="strong">{gaps.length}</span>
      </summary>
      <ul className="row small" style={{ padding: '6px 0', gap: 6 }}>
        {gaps.map((gap) => (
          <li key={gap.id} className="tag">
            {gap.name} {t('coverage.have_need', { have: gap.have, need: gap.need })}
          </li>
        ))}
      </ul>
    </details>
  )
}
