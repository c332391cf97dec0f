import { useEffect, useRef, useState } from 'react'
import { type BulkActName, useAskBulk } from '../../api/bulk.ts'
import { formatCount } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Failure } from '../states.tsx'
import { watchBulk } from './at-hand.ts'
import { type BulkField, type BulkValues, type ChosenRow, isFilled } from './bulk.ts'
import { BulkFields } from './bulk-fields.tsx'

/** An act on rows that were chosen, or on all that a filter finds, as it was begun: the list may read itself again meanwhile. */
export type Begun = {
  readonly act: BulkActName
  readonly title: string
  /** Null: the list does not say how many there are. */
  readonly n: number | null
  readonly fields: readonly BulkField[]
  readonly sharedOf: (values: BulkValues) => Readonly<Record<string, unknown>>
  readonly what: { readonly chosen: readonly ChosenRow[] } | { readonly filter: Readonly<Record<string, unknown>> }
  readonly onDone: () => void
}

/** What an act on many rows asks once for all; then the server tries it out and {@link RunDialog} goes on. */
export function BulkDialog({ begun, onClose }: { begun: Begun; onClose: () => void }) {
  const { act, fields, sharedOf, what, n } = begun
  const [values, setValues] = useState<BulkValues>({})
  const ask = useAskBulk()
  const title =
    n === null ? t('bulk.title_all', { act: begun.title }) : t('bulk.title', { act: begun.title, n: formatCount(n) })
  const asked = useRef(false)
  const send = () => {
    const rows = 'chosen' in what ? { chosen: [...what.chosen] } : { filter: present(what.filter) }
    ask.mutate({ act, title, shared: sharedOf(values), ...rows }, { onSuccess: ({ id }) => watchBulk(id) })
  }
  // Where nothing is asked it is tried out at once.
  useEffect(() => {
    if (fields.length > 0 || asked.current) return
    asked.current = true
    send()
  })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      wide
      onSubmit={send}
      bottom={
        <button
          type="submit"
          className="button main"
          disabled={ask.isPending || !fields.every((one) => isFilled(one, values))}
        >
          {t('do.preview')}
        </button>
      }
    >
      <BulkFields
        fields={fields}
        values={values}
        onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
      />
      {ask.isPending ? (
        <div className="stack tight" role="status">
          <p>{t('bulk.gathering')}</p>
          <progress aria-label={t('bulk.gathering')} />
        </div>
      ) : null}
      <Failure error={ask.error} />
    </Dialog>
  )
}

/** What of an address is filled in. */
function present(filter: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as Record<string, string | string[]>
}
