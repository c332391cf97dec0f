import { useState } from 'react'
import { explain } from '../../api/problem.ts'
import { type Program, useWhatIf, type WhatIf } from '../../api/programs.ts'
import { formatDay } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { FileInput } from '../../ui/file-input.tsx'
import { MarksTable, MeasuresTable, PointsTable, RankingTable } from './what-if-tables.tsx'

/** A changed file against the facts of a past period: points and places as they are and as they would be. Writes nothing. */
export function WhatIfView({ program }: { program: Program }) {
  const [text, setText] = useState(program.text)
  const [name, setName] = useState('program.yaml')
  const [period, setPeriod] = useState('')
  const asked = useWhatIf(program.key)
  const submit = () => asked.mutate({ text, file: name, ...(period.trim() ? { period: period.trim() } : {}) })
  return (
    <div className="stack">
      <form
        className="panel stack"
        style={{ padding: 16 }}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="muted">{t('what_if.what')}</p>
        <div className="row" style={{ flexWrap: 'wrap', alignItems: 'end' }}>
          <div className="field">
            <span className="label">{t('program.file')}</span>
            <FileInput
              label={t('program.file')}
              accept=".yaml,.yml"
              onFiles={([file]) => {
                if (!file) return
                setName(file.name)
                void file.text().then(setText)
              }}
            />
          </div>
          <label className="field">
            <span className="label">{t('what_if.period')}</span>
            <input
              className="input"
              value={period}
              placeholder={t('what_if.last_quarter')}
              onChange={(event) => setPeriod(event.target.value)}
            />
          </label>
          <button
            type="submit"
            className="button main"
            disabled={text.trim() === '' || text === program.text || asked.isPending}
          >
            {asked.isPending ? t('what_if.trying') : t('what_if.try')}
          </button>
        </div>
        <label className="field">
          <span className="label">{t('program.yaml')}</span>
          <textarea
            className="input code"
            rows={12}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {text === program.text ? <p className="muted small">{t('what_if.unchanged')}</p> : null}
        {asked.error ? (
          <p className="note red" role="alert" style={{ whiteSpace: 'pre-wrap' }}>
            {explain(asked.error)}
          </p>
        ) : null}
      </form>
      {asked.data ? <Found found={asked.data} /> : null}
    </div>
  )
}

export function Found({ found }: { found: WhatIf }) {
  const { period, entries } = found
  return (
    <section className="stack" aria-label={t('what_if.found')}>
      <div>
        <h2>{t('what_if.heading', { period: formatPeriod(period.label) })}</h2>
        <p className="muted">
          {formatDay(period.firstDay, { weekday: false })}—{formatDay(period.lastDay, { weekday: false })} ·{' '}
          {t('what_if.versions', { was: found.version, now: found.newVersion })}
          {period.ended ? '' : ` · ${t('what_if.not_ended')}`}
        </p>
        {period.sealed ? <p className="note">{t('what_if.sealed')}</p> : null}
      </div>
      <p>
        {entries.length === 0
          ? t('what_if.no_entries')
          : `${t('what_if.entries', { n: entries.length })}${entries
              .map((one) => `${word('what_if.change', one.change)} ${one.title}`)
              .join('；')}`}
      </p>
      <PointsTable rows={found.points} />
      {found.rankings.map((ranking) => (
        <RankingTable key={`${ranking.rule} ${ranking.calendar} ${ranking.ordinal}`} ranking={ranking} />
      ))}
      <MarksTable rows={found.marks} />
      <MeasuresTable rows={found.measures} />
      {found.left > 0 ? <p className="muted">{t('what_if.left', { n: found.left })}</p> : null}
    </section>
  )
}
