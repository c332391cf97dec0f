import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useCompare, usePublishDraft } from '../../../api/program-editor.ts'
import { formatDay, plusDays } from '../../../format/date.ts'
import { tellAfterAct } from '../../../parts/after-act.tsx'
import { Failure, Loaded } from '../../../parts/states.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { CheckField, TextField } from '../../../ui/field.tsx'
import { brokenOf } from './cases-tab.tsx'
import { Effects } from './compare-view.tsx'
import { setValue } from './edit-text.ts'
import type { Editor } from './use-editor.ts'
import { te } from './words.ts'

/** Publishes the draft: the next number, a first day after today, and what this version changes, before one says yes. */
export function PublishDialog({
  program,
  editor,
  newest,
  today,
  onClose,
}: {
  program: string
  editor: Editor
  newest: { version: number } | null
  today: string
  onClose: () => void
}) {
  const next = (newest?.version ?? 0) + 1
  const day = (editor.root?.in_force as { from?: unknown } | undefined)?.from
  const firstDay = newest && String(day ?? '') <= today ? plusDays(today, 1) : String(day ?? today)
  const [from, setFrom] = useState(firstDay)
  const [anyway, setAnyway] = useState(false)
  const publish = usePublishDraft(program)
  const navigate = useNavigate()
  const { checked, checking, run, change, keepNow } = editor
  // Number and first day are the draft's own from here on, so that what is compared is what is published.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day that is typed decides; the text's own follows from it
  useEffect(() => {
    change((text) => {
      let changed = text
      if (editor.root?.version !== next) changed = setValue(changed, ['version'], next)
      if (/^\d{4}-\d{2}-\d{2}$/.test(from) && String(day) !== from)
        changed = setValue(changed, ['in_force', 'from'], from)
      return changed
    })
  }, [from, next])
  const kept = editor.keeping.state === 'saved'
  const compared = useCompare(program, kept && newest ? String(newest.version) : '', 'draft', editor.revision)
  const faults = checked?.faults.length ?? 0
  const broken = brokenOf(run)
  const ready =
    kept && !checking && faults === 0 && run.done && (broken === 0 || anyway) && from > (newest ? today : '')
  const send = async () => {
    if (!ready) return
    const revision = await keepNow()
    const done = await publish.mutateAsync(revision)
    tellAfterAct({ sentence: te('ui.publish.done', { n: done.version, from: formatDay(from, { weekday: false }) }) })
    void navigate({ to: '/programs/$key', params: { key: program }, search: { view: 'versions' } })
  }
  return (
    <Dialog
      title={te('ui.publish.title', { n: next })}
      wide
      onClose={onClose}
      onSubmit={() => void send().catch(() => undefined)}
      bottom={
        <button type="submit" className="button main" disabled={!ready || publish.isPending}>
          {te('ui.publish.it', { n: next })}
        </button>
      }
    >
      <p className="muted">{te('ui.publish.what')}</p>
      <TextField
        label={te('ui.publish.from')}
        type="date"
        value={from}
        {...(newest ? { min: plusDays(today, 1) } : {})}
        help={te('ui.publish.from_help')}
        onChange={setFrom}
      />
      {faults > 0 ? (
        <p className="note red" role="alert">
          {te('ui.publish.faults', { n: faults })}
        </p>
      ) : null}
      {faults === 0 && !run.done ? (
        <p className="muted" role="status">
          {te('ui.publish.open_case')}
        </p>
      ) : null}
      {run.done && broken > 0 ? (
        <div className="note amber stack tight">
          <p>{te('ui.publish.broken', { n: broken })}</p>
          <ul>
            {run.tried
              .filter((one) => one.faults.length > 0)
              .map((one) => (
                <li key={`${one.file}:${one.line}`}>{one.title}</li>
              ))}
          </ul>
          <CheckField label={te('ui.publish.anyway')} value={anyway} onChange={setAnyway} />
        </div>
      ) : null}
      <Failure error={publish.error} />
      {newest && kept ? (
        <Loaded query={compared} lines={5}>
          {(found) => <Effects found={found} />}
        </Loaded>
      ) : null}
    </Dialog>
  )
}
