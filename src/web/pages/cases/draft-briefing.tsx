import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useCases, useDraftBriefing } from '../../api/cases.ts'
import type { PaperKind } from '../../api/paper-drafts.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { CheckField, SelectField } from '../../ui/field.tsx'

/** Which briefing, of which period, with which of the approved cases; what is made is an ordinary draft. */
export function DraftBriefing({ kinds, onClose }: { kinds: readonly PaperKind[]; onClose: () => void }) {
  const [chosen, setChosen] = useState('0')
  const [ordinal, setOrdinal] = useState('')
  const [caseIds, setCaseIds] = useState<readonly string[]>([])
  const navigate = useNavigate()
  const draft = useDraftBriefing()
  const approved = useCases({ state: 'approved' })
  const kind = kinds[Number(chosen)]
  const cases = approved.rows.filter((row) => row.programKey === kind?.programKey)
  function submit() {
    if (!kind) return
    draft.mutate(
      {
        programKey: kind.programKey,
        paper: kind.paper,
        caseIds: [...caseIds],
        ...(ordinal === '' ? {} : { ordinal: Number(ordinal) }),
      },
      { onSuccess: ({ id }) => void navigate({ to: '/paper-drafts/$id', params: { id } }) },
    )
  }
  return (
    <Dialog
      title={t('briefing.draft')}
      onClose={onClose}
      onSubmit={submit}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!kind || draft.isPending}>
          {t('paper.draw')}
        </SendOrCancel>
      }
    >
      <SelectField
        label={t('paper.kind')}
        value={chosen}
        options={kinds.map((one, n) => ({ value: String(n), label: `${one.title} · ${one.programTitle}` }))}
        onChange={(next) => {
          setChosen(next)
          setOrdinal('')
          setCaseIds([])
        }}
      />
      <SelectField
        label={t('score.period')}
        value={ordinal}
        options={[
          { value: '', label: t('paper.last_ended') },
          ...(kind?.periods ?? []).map((period) => ({
            value: String(period.ordinal),
            label: formatPeriod(period.label),
          })),
        ]}
        onChange={setOrdinal}
      />
      <fieldset className="stack tight">
        <legend>{t('briefing.cases')}</legend>
        {cases.map((row) => (
          <CheckField
            key={row.id}
            label={[row.fields[0]?.value ?? row.formTitle, row.org?.name].filter(Boolean).join(' · ')}
            value={caseIds.includes(row.id)}
            onChange={(on) => setCaseIds(on ? [...caseIds, row.id] : caseIds.filter((id) => id !== row.id))}
          />
        ))}
        {cases.length === 0 ? <p className="muted small">{t('briefing.no_cases')}</p> : null}
      </fieldset>
      {approved.more ? (
        <button type="button" className="button small" onClick={approved.more}>
          {t('briefing.more_cases')}
        </button>
      ) : null}
      <Failure error={draft.error} />
    </Dialog>
  )
}
