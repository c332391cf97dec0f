import { t } from '../i18n/t.ts'
import { inline } from './markdown.tsx'

type Rule = { readonly clause: string | null; readonly assumed: string | null; readonly sentence: string }

/** A rule in plain words with its clause; what the drafter assumed is said as such. */
export function RuleNote({ rule }: { rule: Rule }) {
  return (
    <div className="note stack tight">
      <p>{inline(rule.sentence)}</p>
      {rule.clause && rule.sentence.includes(rule.clause) ? null : (
        <p className="muted small">
          <RuleSource rule={rule} />
        </p>
      )}
    </div>
  )
}

/** `依据：四、三`; an assumption says that the notice is silent. */
export function RuleSource({ rule }: { rule: Pick<Rule, 'clause' | 'assumed'> }) {
  return (
    <>
      {rule.clause ? t('score.clause', { clause: rule.clause }) : null}{' '}
      {rule.assumed ? t('score.assumed', { assumed: rule.assumed }) : null}
    </>
  )
}
