import { t } from '../../i18n/t.ts'
import { PhonePage } from '../../shell/phone-shell.tsx'
import { WordList } from './word-list.tsx'

/** What needs my word, on a phone. */
export function WordOnPhone() {
  return (
    <PhonePage title={t('word.title')} back="/m/today">
      <WordList />
    </PhonePage>
  )
}

/** The same at a desk. */
export function WordAtDesk() {
  return (
    <div className="page word-page">
      <div className="page-head">
        <h1>{t('word.title')}</h1>
      </div>
      <WordList />
    </div>
  )
}
