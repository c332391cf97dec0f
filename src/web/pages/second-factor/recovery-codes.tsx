import '../../theme/second-factor.css'
import { t } from '../../i18n/t.ts'

/** Recovery codes, this once: they are kept as digests and cannot be shown again. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const file = URL.createObjectURL(new Blob([`${codes.join('\r\n')}\r\n`], { type: 'text/plain' }))
  return (
    <section className="stack" aria-label={t('factor.codes')}>
      <h2>{t('factor.codes')}</h2>
      <p className="note">{t('factor.codes_what')}</p>
      <ul className="recovery-codes code">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row wrap">
        <a className="button" href={file} download={`${t('factor.codes')}.txt`}>
          {t('do.download')}
        </a>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('do.print')}
        </button>
        <button type="button" className="button main" onClick={onDone}>
          {t('factor.kept')}
        </button>
      </div>
    </section>
  )
}
