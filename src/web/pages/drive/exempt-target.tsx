import { useState } from 'react'
import { useExemptionActs } from '../../api/assess.ts'
import type { TargetPage } from '../../api/targets.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { useExemptionChoice } from '../../parts/exemption-choice.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { SelectField } from '../../ui/field.tsx'

/** What was granted of a target: that it is not judged this time, or by which other target, and why. */
export function TargetExemption({ target }: { target: TargetPage }) {
  const { granted } = target.exemption
  return granted ? (
    <p className="note amber">
      {granted.title}：{granted.reason}
    </p>
  ) : null
}

/** Grants, on a ground the program knows, that a target is not judged or is judged by another period's. */
export function ExemptTarget({ target }: { target: TargetPage }) {
  const { grantable, granted, periods, calendar, ordinal: own } = target.exemption
  const others = periods.filter(({ ordinal }) => ordinal !== own)
  const [open, setOpen] = useState(false)
  const choice = useExemptionChoice(grantable, { named: true })
  const [other, setOther] = useState(String(others.find(({ ordinal }) => ordinal > own)?.ordinal ?? ''))
  const { grant } = useExemptionActs()
  const { kind: subjectKind, id: subjectId } = target.subject
  if (!choice || granted || subjectKind === 'authority') return null
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('target.exempt')}
      </button>
      {open ? (
        <ReasonForm
          title={t('target.exempt')}
          onClose={() => setOpen(false)}
          onSend={async (reason) => {
            await grant.mutateAsync({
              programKey: target.programKey,
              ...choice.given,
              subjectKind: subjectKind as 'org' | 'person' | 'enterprise' | 'project' | 'area',
              subjectId,
              calendar,
              ordinal: own,
              reason,
              ...(choice.kind.effect === 'target_of_paused' ? { otherOrdinal: Number(other) } : {}),
            })
            tellAfterAct({ sentence: t('target.exempted', { title: choice.kind.title }) })
          }}
        >
          {choice.fields}
          {choice.kind.effect === 'target_of_paused' ? (
            <SelectField
              label={t('target.exempt_other')}
              value={other}
              options={others.map(({ ordinal, label }) => ({ value: String(ordinal), label }))}
              onChange={setOther}
            />
          ) : null}
        </ReasonForm>
      ) : null}
    </>
  )
}
