import type { TemplateKind } from '../../api/paper-templates.ts'
import { locale } from '../../i18n/locale.ts'
import { t } from '../../i18n/t.ts'

/** What may be written between braces in the Word file of this kind, and what comes out there. */
export function TagList({ kind }: { kind: TemplateKind }) {
  const said = (one: { zh: string; en: string }) => (locale() === 'en' ? one.en : one.zh)
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('template.tags')}</h2>
        <span className="muted small">{t('template.tags_n', { n: kind.tags.length })}</span>
      </div>
      <p className="body muted small">{t('template.tags_help')}</p>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('template.tag')}</th>
              <th scope="col">{t('template.means')}</th>
            </tr>
          </thead>
          <tbody>
            {kind.tags.map((tag) => (
              <tr key={tag.name}>
                <td className="code" lang="zh-CN">
                  {tag.written}
                </td>
                <td>
                  {said(tag)}
                  {tag.rows.length > 0 ? (
                    <span className="muted small">
                      {' '}
                      {tag.rows.map((row) => `{${row.name}} ${said(row)}`).join('；')}
                    </span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
