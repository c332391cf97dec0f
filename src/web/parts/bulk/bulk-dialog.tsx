import { useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { type BulkField, type BulkItem, type BulkValues, isFilled } from './bulk.ts'
import { BulkFields } from './bulk-fields.tsx'
import { startRun, useRuns } from './run.ts'
import { RunLine } from './run-line.tsx'
import { TriedRows } from './tried-rows.tsx'
import { useTrial } from './use-trial.ts'

/** An act on rows that were chosen, as it was begun: the list may read itself again meanwhile. */
export type Begun = {
  readonly title: string
  readonly n: number
  readonly fields: readonly BulkField[]
  readonly itemsOf: (values: BulkValues) => readonly BulkItem[]
  readonly touches: readonly string[]
  readonly onDone: () => void
}

/** One act on many rows: what it asks, then what would happen to which, then the doing, row by row, here or in the background. */
export function BulkDialog({ begun, onClose }: { begun: Begun; onClose: () => void }) {
  const { fields, itemsOf, touches, onDone, n } = begun
  const [values, setValues] = useState<BulkValues>({})
  const [asked, setAsked] = useState(fields.length === 0)
  const [runId, setRunId] = useState<string>()
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])
  const trial = useTrial(asked && runId === undefined ? itemsOf(values) : undefined)
  const run = useRuns().find((one) => one.id === runId)
  const title = t('bulk.title', { act: begun.title, n })
  const will = trial?.will ?? []
  function submit() {
    if (!asked) return setAsked(true)
    if (runId !== undefined || !trial?.over || will.length === 0) return
    setRunId(startRun(title, will, touches, () => open.current))
    onDone()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      wide
      onSubmit={submit}
      bottom={
        runId !== undefined ? (
          <button type="button" className="button main" onClick={onClose}>
            {run?.state === 'running' ? t('bulk.background') : t('do.close')}
          </button>
        ) : (
          <>
            {asked && fields.length > 0 ? (
              <button type="button" className="button" onClick={() => setAsked(false)}>
                {t('do.back')}
              </button>
            ) : null}
            <button
              type="submit"
              className="button main"
              disabled={asked ? !trial?.over || will.length === 0 : !fields.every((one) => isFilled(one, values))}
            >
              {asked ? t('bulk.do', { n: will.length }) : t('do.preview')}
            </button>
          </>
        )
      }
    >
      {run ? (
        <RunLine run={run} open />
      ) : asked ? (
        <TriedRows trial={trial} total={n} />
      ) : (
        <BulkFields
          fields={fields}
          values={values}
          onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
        />
      )}
    </Dialog>
  )
}
