import { t, word } from '../i18n/t.ts'

/** The matter's state in a word. Green only where somebody other than the doer has confirmed. */
export function StateTag({ state, endTitle, agreed }: { state: string; endTitle?: string | null; agreed?: boolean }) {
  const text = state === 'closed' && endTitle ? t('state.closed_as', { end: endTitle }) : word('state', state)
  return <span className={agreed && state === 'closed' ? 'tag green' : 'tag'}>{text}</span>
}
