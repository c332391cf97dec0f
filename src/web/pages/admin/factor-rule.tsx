import { FACTOR_RULES } from '#domain/access/second-factor.ts'
import { useFactorRule, useSetFactorRule } from '../../api/second-factor.ts'
import { useMay } from '../../api/session.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { ChoiceField } from '../../ui/field.tsx'

/** Who must have a second factor: for the security administrator to say. */
export function FactorRulePanel() {
  const may = useMay()('account.demand_factor')
  const rule = useFactorRule(may).data
  const set = useSetFactorRule()
  if (!may || !rule) return null
  return (
    <section className="panel" aria-label={t('factor.rule')}>
      <div className="head">
        <h2>{t('factor.rule')}</h2>
        <span className="muted">
          {t('factor.rule_count', { n: rule.withFactor, of: rule.administrators, all: rule.all })}
        </span>
      </div>
      <div className="body stack tight">
        <ChoiceField
          label={t('factor.rule_who')}
          value={[rule.required]}
          options={FACTOR_RULES.map((one) => ({ value: one, label: word('factor.rule', one) }))}
          help={t('factor.rule_help')}
          onChange={([one]) => {
            const required = FACTOR_RULES.find((known) => known === one)
            if (!required || required === rule.required) return
            set.mutate(
              { required },
              {
                onSuccess: () =>
                  tellAfterAct({ sentence: t('factor.rule_set', { who: word('factor.rule', required) }) }),
              },
            )
          }}
        />
        <Failure error={set.error} />
      </div>
    </section>
  )
}
