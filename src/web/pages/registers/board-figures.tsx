import { useBoardFigures } from '../../api/scores.ts'
import { useMay } from '../../api/session.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { Figure } from '../../parts/figure.tsx'

type Board = Parameters<typeof useBoardFigures>[0]

/** What the programs reckon from a board's registers and lists, each figure open to what it counted. */
export function BoardFigures({ board }: { board: Board }) {
  const may = useMay()
  const figures = useBoardFigures(board, may('score.read')).data ?? []
  if (figures.length === 0) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('score.measures')}</h2>
      </div>
      <dl className="body facts">
        {figures.map((one) => (
          <div key={one.id} style={{ display: 'contents' }}>
            <dt title={one.rule.sentence.replaceAll('**', '')}>{one.rule.title}</dt>
            <dd>
              <Figure
                value={one.value}
                state={one.state}
                definition={one.rule.sentence}
                to="/evidence"
                search={{ id: one.id, program: one.programKey, of: 'measure' }}
              />{' '}
              <span className="muted small">
                {[one.period === 'once' ? '' : formatPeriod(one.period), one.rule.clause].filter(Boolean).join(' · ')}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
