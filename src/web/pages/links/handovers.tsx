import { useState } from 'react'
import { useHandoverAct } from '../../api/link-acts.ts'
import { type Handover, useHandover, useHandovers } from '../../api/links.ts'
import { useSession } from '../../api/session.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ProposeHandover } from './propose-handover.tsx'

/** Hand-overs: what goes from whom to whom; nothing moves before the successor accepts. */
export function Handovers() {
  const [filters, change] = useFilters()
  const pages = useHandovers(filters.state)
  const [open, setOpen] = useState<string>()
  const columns: readonly Column<Handover>[] = [
    { id: 'from', title: t('handover.from'), cell: (row) => row.from.name },
    { id: 'to', title: t('handover.to'), cell: (row) => row.to.name },
    { id: 'day', title: t('handover.day'), className: 'nowrap', cell: (row) => formatDay(row.effectiveDay) },
    {
      id: 'what',
      title: t('handover.what'),
      cell: (row) => t('handover.items', { links: row.links, matters: row.matters }),
    },
    { id: 'reason', title: t('form.reason'), cell: (row) => row.reason },
    {
      id: 'state',
      title: t('handover.state'),
      cell: (row) => (
        <span className={row.state === 'accepted' ? 'tag green' : 'tag'}>{word('handover.state', row.state)}</span>
      ),
    },
    { id: 'at', title: t('handover.proposed'), className: 'nowrap', cell: (row) => formatMoment(row.proposedAt) },
    {
      id: 'open',
      title: t('do.open'),
      cell: (row) => (
        <button type="button" className="button small" onClick={() => setOpen(row.id)}>
          {t('do.open')}
        </button>
      ),
    },
  ]
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.handovers')}</h1>
          <p className="sub">{t('handover.rule')}</p>
        </div>
        <ProposeHandover />
      </div>
      <DataList
        takeOut={<ExportButton ledger="handovers" filter={pages.asked} />}
        name="handovers"
        label={t('nav.handovers')}
        pages={pages}
        columns={columns}
        rowId={(row) => row.id}
        onOpen={(row) => setOpen(row.id)}
        empty={t('handover.empty')}
        filters={
          <Pick
            label={t('handover.state')}
            value={filters.state ?? ''}
            options={(['proposed', 'accepted', 'declined', 'withdrawn'] as const).map((state) => [
              state,
              word('handover.state', state),
            ])}
            onChange={(state) => change({ state })}
          />
        }
      />
      {open ? <HandoverDialog id={open} onClose={() => setOpen(undefined)} /> : null}
    </div>
  )
}

function HandoverDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useHandover(id)
  const session = useSession()
  const [declining, setDeclining] = useState(false)
  const act = useHandoverAct((sentence) => {
    tellAfterAct({ sentence })
    onClose()
  })
  const handover = query.data
  const mine = handover?.state === 'proposed' && handover.to.id === session.person?.id
  if (declining && handover) {
    return (
      <ReasonForm
        title={t('handover.decline')}
        onClose={() => setDeclining(false)}
        onSend={(reason) => act.mutateAsync({ act: 'decline', id, revision: handover.revision, reason })}
      />
    )
  }
  return (
    <Dialog
      title={t('nav.handovers')}
      onClose={onClose}
      bottom={
        handover?.state === 'proposed' ? (
          <>
            {mine ? null : (
              <button
                type="button"
                className="button"
                onClick={() => act.mutate({ act: 'withdraw', id, revision: handover.revision })}
              >
                {t('handover.withdraw')}
              </button>
            )}
            {mine ? (
              <>
                <button type="button" className="button" onClick={() => setDeclining(true)}>
                  {t('handover.decline')}
                </button>
                <button
                  type="button"
                  className="button main"
                  onClick={() => act.mutate({ act: 'accept', id, revision: handover.revision })}
                >
                  {t('handover.accept')}
                </button>
              </>
            ) : null}
          </>
        ) : null
      }
    >
      <Loaded query={query}>
        {(one) => (
          <>
            <p>{t('handover.sentence', { from: one.from.name, to: one.to.name, day: formatDay(one.effectiveDay) })}</p>
            <p className="muted">{one.reason}</p>
            <ul className="stack tight">
              {one.items.map((item) => (
                <li key={item.id} className="row">
                  <span className="tag">{word('handover.kind', item.kind)}</span>
                  {item.name}
                </li>
              ))}
            </ul>
            {one.declineReason ? <p className="note">{one.declineReason}</p> : null}
            <Failure error={act.error} />
          </>
        )}
      </Loaded>
    </Dialog>
  )
}
