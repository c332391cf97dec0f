import type { Departure } from '../api/paper-templates.ts'
import { t, word } from '../i18n/t.ts'

/** In what a template departs from GB/T 9704-2012, each as one sentence. */
export function Departures({ of }: { of: readonly Departure[] }) {
  if (of.length === 0) return null
  return (
    <ul className="stack tight small">
      {of.map((one, n) => (
        <li key={`${one.code} ${n}`}>
          {t('template.departs', {
            what: one.code === 'margin' ? word('template.side', one.side) : word('template.departure', one.code),
            got: one.got,
            wanted: one.wanted,
          })}
        </li>
      ))}
    </ul>
  )
}
