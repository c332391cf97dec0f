import { useState } from 'react'
import { explain } from '../../../api/problem.ts'
import { useWhatIf } from '../../../api/programs.ts'
import { t } from '../../../i18n/t.ts'
import { TextField } from '../../../ui/field.tsx'
import { Found } from '../what-if.tsx'

/** The text under the hands against the facts of a past period. */
export function WhatIfTab({ program, text, same }: { program: string; text: string; same: boolean }) {
  const [period, setPeriod] = useState('')
  const asked = useWhatIf(program)
  const stale = asked.variables !== undefined && asked.variables.text !== text
  const ask = () => asked.mutate({ text, ...(period.trim() ? { period: period.trim() } : {}) })
  return (
    <div className="stack">
      <form
        className="panel row"
        style={{ padding: 16, alignItems: 'end', flexWrap: 'wrap' }}
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <TextField
          label={t('what_if.period')}
          value={period}
          placeholder={t('what_if.last_quarter')}
          onChange={setPeriod}
        />
        <button type="submit" className="button main" disabled={same || asked.isPending}>
          {asked.isPending ? t('what_if.trying') : t('what_if.try')}
        </button>
        <p className="muted grow">{same ? t('what_if.unchanged') : t('what_if.what')}</p>
      </form>
      {asked.error ? (
        <p className="note red" role="alert" style={{ whiteSpace: 'pre-wrap' }}>
          {explain(asked.error)}
        </p>
      ) : null}
      {asked.data ? (
        <div style={stale ? { opacity: 0.6 } : undefined}>
          <Found found={asked.data} />
        </div>
      ) : null}
    </div>
  )
}
