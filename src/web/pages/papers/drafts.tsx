import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DRAFT_STATES } from '#domain/paper/draft.ts'
import { type Draft, useDraftPaper, useDrafts, usePaperKinds } from '../../api/paper-drafts.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { Failure } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { DraftBulkActs } from './draft-bulk.tsx'

const COLUMNS: readonly Column<Draft>[] = [
  {
    id: 'title',
    title: t('paper.title'),
    className: 'title-cell',
    cell: (row) => (
      <Link to="/paper-drafts/$id" params={{ id: row.id }}>
        {row.title}
      </Link>
    ),
  },
  {
    id: 'state',
    title: t('paper.draft_state'),
    cell: (row) => <span className="tag">{word('draft_state', row.state)}</span>,
  },
  { id: 'kind', title: t('paper.kind'), cell: (row) => row.paperTitle },
  { id: 'program', title: t('matter.program'), cell: (row) => row.programTitle },
  { id: 'by', title: t('paper.drafted_by'), cell: (row) => row.draftedBy ?? '' },
  { id: 'changed', title: t('paper.changed'), className: 'nowrap', cell: (row) => formatMoment(row.changedAt) },
]

/** Papers on their way: what waits for review, for approval, for its number. */
export function PaperDrafts() {
  const [filters, change] = useFilters()
  const pages = useDrafts(filters)
  const may = useMay()
  const navigate = useNavigate()
  const [open, setOpen] = useState(filters.matterId !== undefined)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/papers">{t('nav.papers')}</Link>
          </p>
          <h1>{t('paper.drafts')}</h1>
        </div>
        {may('paper.draft') ? (
          <button type="button" className="button main" onClick={() => setOpen(true)}>
            {t('paper.new_draft')}
          </button>
        ) : null}
      </div>
      <DataList
        takeOut={<ExportButton ledger="drafts" filter={pages.asked} />}
        name="paper-drafts"
        label={t('paper.drafts')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/paper-drafts/$id', params: { id: row.id } })}
        filters={
          <Pick
            label={t('paper.draft_state')}
            value={filters.state ?? ''}
            options={DRAFT_STATES.map((state) => [state, word('draft_state', state)])}
            onChange={(state) => change({ state })}
          />
        }
        empty={t('paper.no_drafts')}
        wholeList
        bulk={(rows, clear, all) => <DraftBulkActs rows={rows} clear={clear} all={all} may={may} />}
      />
      {open ? (
        <NewDraft
          matter={filters.matterId ? { id: filters.matterId, program: filters.program, kind: filters.kind } : null}
          onClose={() => {
            setOpen(false)
            change({ matterId: undefined, kind: undefined, program: undefined })
          }}
          onMade={(id) => void navigate({ to: '/paper-drafts/$id', params: { id } })}
        />
      ) : null}
    </div>
  )
}

type NewDraftProps = {
  /** The matter it is about: only papers about its kind are offered, and their facts are the matter's. */
  readonly matter: {
    readonly id: string
    readonly program: string | undefined
    readonly kind: string | undefined
  } | null
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}

function NewDraft({ matter, onClose, onMade }: NewDraftProps) {
  const all = usePaperKinds(true)
  const kinds = all.data?.filter((one) =>
    matter ? one.programKey === matter.program && one.matter === matter.kind : one.paper !== 'appeal_decision',
  )
  const [chosen, setChosen] = useState(0)
  const [ordinal, setOrdinal] = useState<number>()
  const draft = useDraftPaper()
  const kind = kinds?.[chosen]
  return (
    <Dialog
      title={t('paper.new_draft')}
      onClose={onClose}
      onSubmit={() => {
        if (!kind) return
        draft.mutate(
          {
            programKey: kind.programKey,
            paper: kind.paper,
            ...(matter ? { matterId: matter.id } : {}),
            ...(ordinal === undefined ? {} : { ordinal }),
          },
          { onSuccess: (made) => onMade(made.id) },
        )
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!kind || draft.isPending}>
          {draft.isPending ? t('state.sending') : t('paper.draw')}
        </SendOrCancel>
      }
    >
      <Field label={t('paper.kind')}>
        {({ id }) => (
          <select
            id={id}
            className="input"
            value={chosen}
            onChange={(event) => {
              setChosen(Number(event.target.value))
              setOrdinal(undefined)
            }}
          >
            {kinds?.map((one, index) => (
              <option key={`${one.programKey} ${one.paper}`} value={index}>
                {one.title} · {one.programTitle}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind && kind.periods.length > 0 ? (
        <Field label={t('score.period')}>
          {({ id }) => (
            <select
              id={id}
              className="input"
              value={ordinal ?? ''}
              onChange={(event) => setOrdinal(event.target.value === '' ? undefined : Number(event.target.value))}
            >
              <option value="">{t('paper.last_ended')}</option>
              {kind.periods.map((period) => (
                <option key={period.ordinal} value={period.ordinal}>
                  {formatPeriod(period.label)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      <p className="muted small">{kind?.calendar ? t('paper.draws_itself') : t('paper.draws_nothing')}</p>
      <Failure error={draft.error} />
    </Dialog>
  )
}
