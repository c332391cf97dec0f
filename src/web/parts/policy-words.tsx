import type { PolicyCondition, PolicyMatch } from '../api/policies.ts'
import { formatValue } from '../format/number.ts'
import { t, word } from '../i18n/t.ts'

/** A condition in words: 企业类别：规上或高新; 营业收入不少于 2,000 万元. */
export function conditionWords(one: PolicyCondition): string {
  if (one.kind === 'figure' && one.figure) {
    const unit = one.figure === 'staff' ? t('policy.unit.staff') : t('policy.unit.money')
    const least = one.atLeast === null ? '' : t('policy.at_least', { n: formatValue(one.atLeast), unit })
    const most = one.atMost === null ? '' : t('policy.at_most', { n: formatValue(one.atMost), unit })
    return `${word('policy.figure', one.figure)} ${[least, most].filter(Boolean).join(t('policy.and'))}`
  }
  const values = one.kind === 'area' ? one.areas.map((area) => area.name) : one.any
  return t('policy.one_of', { what: word('policy.kind', one.kind), list: values.join(t('policy.or')) })
}

/** Why an enterprise fits, or what is missing to say so. */
export function FitReasons({
  conditions,
  held,
}: {
  conditions: readonly PolicyCondition[]
  held: PolicyMatch['held']
}) {
  if (conditions.length === 0) return <p className="small muted">{t('policy.for_all')}</p>
  return (
    <ul className="stack tight small" style={{ gap: 0 }}>
      {conditions.map((one, n) => (
        <li key={conditionWords(one)} className={held[n] === 'yes' ? 'muted' : undefined}>
          {conditionWords(one)} <span className="tag">{word('policy.held', held[n] ?? 'missing')}</span>
        </li>
      ))}
    </ul>
  )
}
