import type { Round } from '../../api/supervise.ts'
import { formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'

/** A draw as anybody may repeat it: seed, pool with every ticket, result, and whether it comes out the same. */
export function DrawCheck({ draw }: { draw: Round['draws'][number] }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{draw.nth === 1 ? t('draw.title') : t('draw.title_nth', { n: draw.nth })}</h2>
        <span className={draw.repeats && draw.seedAsPromised ? 'tag green' : 'tag red'}>
          {draw.repeats ? t('draw.right') : t('draw.wrong', { n: draw.differs.length })}
        </span>
      </div>
      <dl className="body facts">
        <dt>{t('draw.seed')}</dt>
        <dd className="code breaks">{draw.seed}</dd>
        {draw.promised ? (
          <>
            <dt>{t('draw.promised')}</dt>
            <dd>
              <span className="code breaks">{draw.promised}</span>{' '}
              <span className="muted">{draw.seedAsPromised ? t('draw.seed_right') : t('draw.seed_wrong')}</span>
            </dd>
          </>
        ) : null}
        {draw.reason ? (
          <>
            <dt>{t('draw.again_reason')}</dt>
            <dd>{draw.reason}</dd>
          </>
        ) : null}
      </dl>
      <div className="list-scroll" tabIndex={0} role="region" aria-label={t('draw.title_nth', { n: draw.nth })}>
        <table className="table dense">
          <thead>
            <tr>
              <th scope="col">{t('round.targets')}</th>
              <th scope="col">{t('draw.ticket')}</th>
              <th scope="col">{t('draw.place')}</th>
              <th scope="col">{t('round.inspectors')}</th>
            </tr>
          </thead>
          <tbody>
            {draw.targets.map((one) => (
              <tr key={one.id}>
                <td>{one.name}</td>
                <td className="code" title={one.ticket}>
                  {one.ticket.slice(0, 12)}
                </td>
                <td>
                  {one.place !== null
                    ? t('draw.place_n', { n: one.place })
                    : one.barred
                      ? t('draw.barred', { entry: [one.barred.entry, one.barred.clause].filter(Boolean).join('，') })
                      : ''}
                </td>
                <td>{one.inspectors.join('、')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="body muted small">
        {draw.by ? t('draw.by', { who: draw.by.name, at: formatMoment(draw.at) }) : formatMoment(draw.at)} ·{' '}
        {t('draw.how')}
      </p>
    </section>
  )
}
