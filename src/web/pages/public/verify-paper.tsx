import { useParams } from '@tanstack/react-router'
import { paperDay } from '#domain/paper/paper-text.ts'
import { useVerifiedPaper } from '../../api/paper-drafts.ts'
import { t } from '../../i18n/t.ts'
import { Loaded } from '../../parts/states.tsx'

/** Whether the sheet in one's hand is genuine: what is registered under the code printed on it. */
export function VerifyPaper() {
  const { authority = '', code = '' } = useParams({ strict: false }) as { authority?: string; code?: string }
  const query = useVerifiedPaper(authority, code)
  return (
    <>
      <h1>{t('paper.verify_title')}</h1>
      <Loaded query={query}>
        {(paper) => (
          <>
            <p className={paper.intact && !paper.voidedAt ? 'note after' : 'note red'} role="status">
              {paper.voidedAt ? t('paper.verify_void') : paper.intact ? t('paper.verify_yes') : t('paper.verify_no')}
            </p>
            <dl className="facts">
              <dt>{t('paper.verify_by')}</dt>
              <dd>{paper.authority}</dd>
              <dt>{t('paper.number')}</dt>
              <dd>{paper.number ?? t('value.none')}</dd>
              <dt>{t('paper.title')}</dt>
              <dd>{paper.title}</dd>
              <dt>{t('paper.issued')}</dt>
              <dd>{paperDay(paper.day)}</dd>
              <dt>{t('paper.verify_digest')}</dt>
              <dd className="code small" style={{ overflowWrap: 'anywhere' }}>
                {paper.digest}
              </dd>
            </dl>
          </>
        )}
      </Loaded>
      <p className="muted small">{t('paper.verify_note')}</p>
    </>
  )
}
