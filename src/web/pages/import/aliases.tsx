import { useImportAliases, useRevokeAlias } from '../../api/imports.ts'
import { formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'

/** Answers that hold for later files: which name means whom. Revoked, it is asked again. */
export function ImportAliases() {
  const aliases = useImportAliases().data ?? []
  const revoke = useRevokeAlias()
  if (aliases.length === 0) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('import.aliases', { n: aliases.length })}</h2>
      </div>
      <div
        className="import-scroll"
        tabIndex={0}
        role="region"
        aria-label={t('import.alias_list')}
        style={{ maxHeight: 360 }}
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('import.written')}</th>
              <th scope="col">{t('import.means')}</th>
              <th scope="col">{t('import.when')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('import.revoke')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {aliases.map((one) => (
              <tr key={one.id}>
                <td>
                  <span className="tag">{word('import.thing', one.kind)}</span> {one.written}
                  {one.context ? <span className="muted">（{one.context}）</span> : null}
                </td>
                <td>{one.thing ?? <span className="muted">{t('import.none_of_these')}</span>}</td>
                <td className="nowrap">
                  {formatMoment(one.decidedAt)} {one.decidedBy ?? ''}
                </td>
                <td>
                  <button
                    type="button"
                    className="button small"
                    disabled={revoke.isPending}
                    onClick={() => revoke.mutate({ id: one.id })}
                  >
                    {t('import.revoke')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
