import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { usePlate } from '../../api/topics.ts'
import { t } from '../../i18n/t.ts'
import { Qr } from '../../parts/qr.tsx'
import { Loaded } from '../../parts/states.tsx'

/** The plate at an enterprise or project, for anybody with a camera; printed, it hangs at the gate. */
export function PlatePage() {
  const { authority = '', id = '' } = useParams({ strict: false }) as { authority?: string; id?: string }
  const query = usePlate(authority, id)
  const [sheet, setSheet] = useState<'A4' | 'A5'>('A4')
  const print = (size: 'A4' | 'A5') => {
    // The sheet must be told before the browser draws the page to print.
    flushSync(() => setSheet(size))
    window.print()
  }
  return (
    <Loaded query={query}>
      {(plate) => (
        <article className="plate stack wide" data-sheet={sheet}>
          <h1>{plate.name}</h1>
          <p className="muted">{t('plate.what')}</p>
          {plate.groups.length === 0 ? <p className="note">{t('plate.nobody')}</p> : null}
          {plate.groups.map((group) => (
            <section key={group.title} className="stack tight">
              <h2>{group.title}</h2>
              <ul className="stack tight">
                {group.people.map((one) => (
                  <li key={`${one.person}${one.org}`} className="row apart">
                    <span className="strong">{one.person ?? t('plate.not_told')}</span>
                    <span>{one.org}</span>
                  </li>
                ))}
              </ul>
              {group.clause ? <p className="muted small">{group.clause}</p> : null}
            </section>
          ))}
          <div className="row" style={{ alignItems: 'center' }}>
            <Qr to={`/p/${authority}/plate/${id}`} label={t('plate.qr', { name: plate.name })} size={140} />
            <p className="muted small">{t('plate.scan')}</p>
          </div>
          <p className="no-print row">
            {(['A4', 'A3'] as const).flatMap((on) =>
              (['docx', 'pdf'] as const).map((as) => (
                <a
                  key={`${on} ${as}`}
                  className="button"
                  href={`/api/public/${authority}/plates/${id}/file?as=${as}&on=${on}`}
                  download
                >
                  {`${t(as === 'docx' ? 'paper.word' : 'paper.pdf')} ${on}`}
                </a>
              )),
            )}
            {(['A4', 'A5'] as const).map((size) => (
              <button key={size} type="button" className="button" onClick={() => print(size)}>
                {t('plate.print', { size })}
              </button>
            ))}
          </p>
        </article>
      )}
    </Loaded>
  )
}
