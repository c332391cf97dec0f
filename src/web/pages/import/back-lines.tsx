import type { BackReport } from '../../api/exports.ts'
import { t } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'

type Line = BackReport['lines'][number]
type Props = { readonly report: BackReport; readonly mine: ReadonlySet<string>; readonly onTake: (key: string) => void }

/** Row by row what was edited: from what to what, and three values where both sides changed a cell. */
export function BackLines({ report, mine, onTake }: Props) {
  return (
    <section className="panel">
      <div className="table-wrap" tabIndex={0} role="region" aria-label={t('back.title')}>
        <table className="table">
          <thead>
            <tr>
              <NumHead {...headOf('back.row')} />
              <th scope="col">{t('back.what_is')}</th>
              <th scope="col">{t('back.outcome')}</th>
              <th scope="col">{t('back.cells')}</th>
            </tr>
          </thead>
          <tbody>
            {report.lines.map((line) => (
              <tr key={line.row}>
                <td className="num">{line.row}</td>
                <td>{line.label}</td>
                <td className="nowrap">
                  <span className={TAGS[line.outcome]}>{t(`back.o.${line.outcome}`)}</span>
                </td>
                <td>
                  <Cells line={line} done={report.done} mine={mine} onTake={onTake} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const TAGS = { change: 'tag', changed: 'tag', conflict: 'tag amber', refused: 'tag red', added: 'tag' } as const

function Cells({ line, done, mine, onTake }: Omit<Props, 'report'> & { readonly line: Line; readonly done: boolean }) {
  return (
    <div className="stack tight">
      {line.cells.map(({ title, from, to }) => (
        <span key={title}>
          {title}：<span className="muted">{said(from)}</span> → <span className="strong">{said(to)}</span>
        </span>
      ))}
      {line.conflicts.map((one) => (
        <span key={one.key} className="stack tight">
          <span>
            {one.title} · {t('back.conflict')}
          </span>
          <span>
            {t('back.exported')} <span className="muted">{one.known ? said(one.exported) : t('back.unknown')}</span>
            {' · '}
            {t('back.now')} <span className="strong">{said(one.now)}</span>
            {' · '}
            {t('back.yours')} <span className="strong">{said(one.yours)}</span>
          </span>
          {done ? null : (
            <label className="row">
              <input type="checkbox" checked={mine.has(one.key)} onChange={() => onTake(one.key)} />
              {t('back.take')}
            </label>
          )}
        </span>
      ))}
      {line.outcome === 'added' ? <span className="muted">{t('back.added')}</span> : null}
      {line.reason ? <span>{line.reason}</span> : null}
    </div>
  )
}

const said = (value: string | number | boolean | null) =>
  value === null || value === '' ? t('back.empty') : String(value)
