import { useState } from 'react'
import { type NoticeTimes as Times, useNoticeTimes, useSetNoticeTimes } from '../api/notices.ts'
import { t, word } from '../i18n/t.ts'
import { ChoiceField, TextField } from '../ui/field.tsx'
import { tellAfterAct } from './after-act.tsx'
import { Failure, Loaded } from './states.tsx'

/** When one wishes to be told: as it happens or gathered twice a working day, and in which hours not at all. */
export function NoticeTimes() {
  const query = useNoticeTimes()
  return (
    <details className="panel">
      <summary className="head">{t('notice.times')}</summary>
      <div className="body">
        <Loaded query={query} lines={3}>
          {(times) => <TimesForm key={JSON.stringify(times)} times={times} />}
        </Loaded>
      </div>
    </details>
  )
}

const HOWS = ['at_once', 'digest'] as const

function TimesForm({ times }: { times: Times }) {
  const [draft, setDraft] = useState(times)
  const save = useSetNoticeTimes()
  const change = (part: Partial<Times>) => setDraft((before) => ({ ...before, ...part }))
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(draft, { onSuccess: () => tellAfterAct({ sentence: t('notice.times_kept') }) })
      }}
    >
      <ChoiceField
        label={t('notice.how')}
        value={[draft.how]}
        options={HOWS.map((how) => ({ value: how, label: word('notice.how', how) }))}
        onChange={([how]) => change({ how: how as Times['how'] })}
      />
      <div className="row">
        <TextField
          label={t('notice.quiet_from')}
          type="time"
          value={draft.quietFrom}
          onChange={(quietFrom) => change({ quietFrom })}
        />
        <TextField
          label={t('notice.quiet_to')}
          type="time"
          value={draft.quietTo}
          onChange={(quietTo) => change({ quietTo })}
        />
      </div>
      <p className="muted small">{t('notice.times_help')}</p>
      <Failure error={save.error} />
      <div>
        <button type="submit" className="button" disabled={save.isPending}>
          {t('do.save')}
        </button>
      </div>
    </form>
  )
}
