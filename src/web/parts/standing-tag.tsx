import { word } from '../i18n/t.ts'

const TONES: Readonly<Record<string, string>> = { kept: 'green', not_kept: 'red', overdue: 'red', due_soon: 'amber' }

/** How a pledge stands, as a word. */
export function StandingTag({ standing }: { standing: string }) {
  return <span className={`tag ${TONES[standing] ?? ''}`}>{word('pledge.standing', standing)}</span>
}
