import { t } from '../i18n/t.ts'
import { inline } from './markdown.tsx'

type Rule = { readonly clause: string | null; readonly assumed: string | null; readonly sentence: string }

/** A rule in plain words with its clause; what the drafter assumed is said as such. */
export function RuleNote({ rule }: { rule: Rule }) {
  return (
    <div className="note stack tight">
      <RuleWords rule={rule} />
    </div>
  )
}

/** The same where the column it gives is explained. */
export function RuleWords({ rule }: { rule: Rule }) {
  return (
    <>
      <span className="line">{inline(rule.sentence)}</span>
      {rule.clause && rule.sentence.includes(rule.clause) ? null : (
        <span className="line muted small">
          <RuleSource rule={rule} />
        </span>
      )}
    </>
  )
}

/** What a sentence does not say of its rule already. */
export const restOf = ({ sentence, rule }: { sentence: string; rule: Pick<Rule, 'clause' | 'assumed'> }) => ({
  clause: rule.clause && sentence.includes(rule.clause) ? null : rule.clause,
  assumed: rule.assumed,
})

/** `依据：四、三`; an assumption says that the notice is silent. */
export function RuleSource({ rule }: { rule: Pick<Rule, 'clause' | 'assumed'> }) {
  return (
    <>
      {rule.clause ? t('score.clause', { clause: rule.clause }) : null}{' '}
      {rule.assumed ? t('score.assumed', { assumed: rule.assumed }) : null}
    </>
  )
}
