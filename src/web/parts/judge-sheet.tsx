import { useState } from 'react'
import { type ContestRead, useJudge } from '../api/contests.ts'
import { formatValue } from '../format/number.ts'
import { t } from '../i18n/t.ts'
import { TextField } from '../ui/field.tsx'
import { tellAfterAct } from './after-act.tsx'
import { Failure } from './states.tsx'

type Entry = ContestRead['entryRows'][number]

/** A judge's entries: to be judged, judged, or left to others because they are his own unit's. Nothing here ranks anyone. */
export function JudgeSheets({ contest }: { contest: ContestRead }) {
  return (
    <ul className="cards">
      {contest.entryRows.map((entry) => (
        <li className="card" key={entry.id}>
          <OneEntry contest={contest} entry={entry} />
        </li>
      ))}
    </ul>
  )
}

function OneEntry({ contest, entry }: { contest: ContestRead; entry: Entry }) {
  const sheet = contest.sheetRows.find((one) => one.entryId === entry.id)
  const [open, setOpen] = useState(false)
  // The result was sent back: what was marked before may be marked anew.
  const again = contest.state === 'judging' && sheet && contest.returnedAt !== null && sheet.at <= contest.returnedAt
  return (
    <>
      <span className="strong">{entry.org.name}</span>
      <span>{entry.title}</span>
      {open && entry.text ? <p className="pre small">{entry.text}</p> : null}
      {entry.recused ? (
        <span className="tag">{t('contest.recused')}</span>
      ) : sheet && !(again && open) ? (
        <>
          <span className="muted">
            {contest.items.map((item) => `${item.title} ${formatValue(sheet.marks[item.field] ?? 0)}`).join(' · ')} ·{' '}
            {t('contest.total', { n: formatValue(sheet.total) })}
          </span>
          {again ? (
            <button type="button" className="button" onClick={() => setOpen(true)}>
              {t('contest.judge_again')}
            </button>
          ) : null}
        </>
      ) : contest.state !== 'judging' ? (
        <span className="muted">{t('contest.not_judging')}</span>
      ) : open ? (
        <Sheet contest={contest} entry={entry} />
      ) : (
        <button
          type="button"
          className="button main"
          aria-label={t('contest.judge_of', { org: entry.org.name })}
          onClick={() => setOpen(true)}
        >
          {t('contest.judge')}
        </button>
      )}
    </>
  )
}

function Sheet({ contest, entry }: { contest: ContestRead; entry: Entry }) {
  const [marks, setMarks] = useState<Readonly<Record<string, string>>>({})
  const [remark, setRemark] = useState('')
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const judge = useJudge(contest.id)
  const total = contest.items.reduce((sum, item) => sum + item.weight * Number(marks[item.field] || 0), 0)
  function submit() {
    const found: Record<string, string> = {}
    for (const { field, most } of contest.items) {
      const mark = Number(marks[field])
      if (!marks[field] || Number.isNaN(mark) || mark < 0 || mark > most)
        found[field] = t('contest.between', { most: formatValue(most) })
    }
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const given = Object.fromEntries(contest.items.map(({ field }) => [field, Number(marks[field])]))
    judge.mutate(
      { entryId: entry.id, marks: given, ...(remark.trim() ? { remark: remark.trim() } : {}) },
      { onSuccess: () => tellAfterAct({ sentence: t('contest.judged', { org: entry.org.name }) }) },
    )
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {contest.items.map((item) => (
        <TextField
          key={item.field}
          label={t('contest.item', {
            title: item.title,
            most: formatValue(item.most),
            weight: formatValue(item.weight),
          })}
          type="number"
          min="0"
          max={String(item.most)}
          value={marks[item.field] ?? ''}
          onChange={(value) => setMarks({ ...marks, [item.field]: value })}
          fault={faults[item.field]}
          required
        />
      ))}
      <TextField label={t('contest.remark')} value={remark} onChange={setRemark} lines={2} />
      <p className="strong">{t('contest.total', { n: formatValue(total) })}</p>
      <p className="muted small">{t('contest.once')}</p>
      <Failure error={judge.error} />
      <button type="submit" className="button main block" disabled={judge.isPending}>
        {t('contest.send')}
      </button>
    </form>
  )
}
