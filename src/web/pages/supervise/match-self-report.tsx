import { useState } from 'react'
import { type Finding, useFindingActs, useSelfReports } from '../../api/supervise.ts'
import { formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { EmptyState, Failure, Loaded } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'

/** The value that stands for “it had not been reported”: a match is taken back. */
const NONE = 'none'

/** Which of the unit's own reports named the same thing first; a person says so, with the reason. */
export function MatchSelfReport({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const reports = useSelfReports(finding.id)
  const { match } = useFindingActs(finding.id)
  const [chosen, setChosen] = useState<string[]>(finding.selfEntryId ? [finding.selfEntryId] : [])
  const [reason, setReason] = useState('')
  const [entry] = chosen
  return (
    <Dialog
      title={t('finding.match')}
      onClose={onClose}
      onSubmit={() =>
        void match
          .mutateAsync({
            revision: finding.revision,
            entryId: entry === undefined || entry === NONE ? null : entry,
            reason,
          })
          .then(onClose, () => {})
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={entry === undefined || match.isPending}>
          {t('finding.match')}
        </SendOrCancel>
      }
    >
      <p className="note">{t('finding.match_note')}</p>
      <Failure error={match.error} />
      <Loaded query={reports} lines={4}>
        {(rows) =>
          rows.length === 0 && !finding.selfEntryId ? (
            <EmptyState>{t('finding.match_none')}</EmptyState>
          ) : (
            <>
              <ChoiceField
                label={t('finding.match_which')}
                options={[
                  ...rows.map((row) => ({
                    value: row.id,
                    label: [row.title, formatMoment(row.at), ...row.said].join('　'),
                  })),
                  ...(finding.selfEntryId ? [{ value: NONE, label: t('finding.match_back') }] : []),
                ]}
                value={chosen}
                onChange={setChosen}
                required
              />
              <TextField label={t('finding.match_why')} value={reason} onChange={setReason} lines={3} required />
            </>
          )
        }
      </Loaded>
    </Dialog>
  )
}
