import { useState } from 'react'
import { type Exemptions, useExemptionActs } from '../../api/assess.ts'
import type { Duty } from '../../api/workbench.ts'
import { t } from '../../i18n/t.ts'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { SelectField } from '../../ui/field.tsx'

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
  const [kind, setKind] = useState(kinds[0]?.exemption ?? '')
  const chosen = kinds.find((one) => one.exemption === kind) ?? kinds[0]
  const [ground, setGround] = useState(chosen?.grounds[0] ?? '')
  const { grant } = useExemptionActs()
  if (!chosen) return null
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
              exemption: chosen.exemption,
              subjectKind: 'duty',
              subjectId: duty.id,
              rule: duty.rule,
              reason,
              ...(chosen.grounds.length > 0 ? { ground } : {}),
            })
          }
        >
          <p className="note">{t('exemption.grant_note', { title: duty.title })}</p>
          {kinds.length > 1 ? (
            <SelectField
              label={t('exemption.kind')}
              value={kind}
              options={kinds.map((one) => ({ value: one.exemption, label: one.title }))}
              onChange={(next) => {
                setKind(next)
                setGround(kinds.find((one) => one.exemption === next)?.grounds[0] ?? '')
              }}
            />
          ) : null}
          {chosen.grounds.length > 0 ? (
            <SelectField
              label={t('exemption.ground')}
              value={ground}
              options={chosen.grounds.map((one) => ({ value: one, label: one }))}
              onChange={setGround}
            />
          ) : null}
        </ReasonForm>
      ) : null}
    </>
  )
}
