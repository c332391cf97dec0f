import { useState } from 'react'
import { type Exemptions, useExemptionActs } from '../../api/assess.ts'
import type { Duty } from '../../api/workbench.ts'
import { t } from '../../i18n/t.ts'
import { useExemptionChoice } from '../../parts/exemption-choice.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'

export type ExemptionKind = Exemptions['kinds'][number]

/** The kinds under which a duty may be excused; those that stop a clock or change a target are granted elsewhere. */
export function kindsFor(kinds: readonly ExemptionKind[], duty: Duty): ExemptionKind[] {
  return kinds.filter(
    (one) =>
      one.programKey === duty.programKey &&
      (one.effect === 'excuse' || one.effect === 'skip') &&
      one.duties.includes(duty.rule),
  )
}

/** Excuses one duty on a ground that the program knows, with the reason. */
export function ExcuseDuty({ duty, kinds }: { duty: Duty; kinds: readonly ExemptionKind[] }) {
  const [open, setOpen] = useState(false)
  const choice = useExemptionChoice(kinds)
  const { grant } = useExemptionActs()
  if (!choice) return null
  return (
    <>
      <button type="button" className="button small" onClick={() => setOpen(true)}>
        {t('exemption.grant')}
      </button>
      {open ? (
        <ReasonForm
          title={t('exemption.grant')}
          onClose={() => setOpen(false)}
          onSend={(reason) =>
            grant.mutateAsync({
              programKey: duty.programKey,
              ...choice.given,
              subjectKind: 'duty',
              subjectId: duty.id,
              rule: duty.rule,
              reason,
            })
          }
        >
          <p className="note">{t('exemption.grant_note', { title: duty.title })}</p>
          {choice.fields}
        </ReasonForm>
      ) : null}
    </>
  )
}
