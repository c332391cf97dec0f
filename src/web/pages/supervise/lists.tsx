import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type PublishedList, useDraftList, useListActs, usePublications } from '../../api/lists.ts'
import { useProgram } from '../../api/programs.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { ProgramPick, useProgramKey } from '../../parts/program-period.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { EmptyState, Failure, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/field.tsx'

/** Commendation and criticism lists: drafted from marks, approved by another, published, frozen. */
export function Lists() {
  const [filters] = useFilters()
  const query = usePublications(filters)
  const may = useMay()
  const [drafting, setDrafting] = useState(false)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.lists')}</h1>
          <p className="sub">{t('list.rule')}</p>
        </div>
        <div className="row">
          <ExportButton ledger="publications" filter={filters} />
          <ProgramPick />
          {may('list.draft') ? (
            <button type="button" className="button main" onClick={() => setDrafting(true)}>
              {t('list.draft')}
            </button>
          ) : null}
        </div>
      </div>
      <Loaded query={query}>
        {(lists) =>
          lists.length === 0 ? (
            <EmptyState>{t('list.none')}</EmptyState>
          ) : (
            <div className="stack">
              {lists.map((list) => (
                <OneList key={list.id} list={list} />
              ))}
            </div>
          )
        }
      </Loaded>
      {drafting ? <DraftForm onClose={() => setDrafting(false)} /> : null}
    </div>
  )
}

function OneList({ list }: { list: PublishedList }) {
  const acts = useListActs(list.id)
  const [doing, setDoing] = useState<'approve' | 'return' | 'publish' | string | null>(null)
  const { revision } = list
  const close = () => setDoing(null)
  return (
    <section className="panel">
      <div className="head">
        <h2>
          {[list.title, list.label && formatPeriod(list.label)].filter(Boolean).join(' · ')}{' '}
          <span className={list.state === 'published' ? 'tag green' : 'tag'}>{word('list.state', list.state)}</span>
        </h2>
        <span className="row">
          {list.may.decide ? (
            <>
              <button type="button" className="button small main" onClick={() => setDoing('approve')}>
                {t('round.approve')}
              </button>
              <button type="button" className="button small" onClick={() => setDoing('return')}>
                {t('list.return')}
              </button>
            </>
          ) : null}
          {list.may.publish ? (
            <button type="button" className="button small main" onClick={() => setDoing('publish')}>
              {t('list.publish')}
            </button>
          ) : null}
          {list.paperId ? (
            <Link to="/papers/$id" params={{ id: list.paperId }}>
              {t('list.paper')}
            </Link>
          ) : null}
        </span>
      </div>
      <ul className="body stack tight">
        {list.rows.map((row) => (
          <li key={row.markId} className="row apart">
            <span>
              <Link
                to="/evidence"
                search={{ id: row.markId, program: list.programKey, of: 'mark' }}
                className={row.struck ? 'struck' : ''}
              >
                {row.name}
              </Link>{' '}
              {row.struck ? <span className="muted small">{t('list.struck', { reason: row.struck })}</span> : null}
            </span>
            {list.may.strike && !row.struck ? (
              <button type="button" className="button plain small" onClick={() => setDoing(row.markId)}>
                {t('list.strike')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="body muted small">
        {[
          list.programTitle,
          list.bars.length > 0 ? t('list.bars', { bars: list.bars.join('、') }) : '',
          list.draftedBy ? t('list.drafted', { who: list.draftedBy.name, at: formatMoment(list.draftedAt) }) : '',
          list.decidedBy ? t('list.decided', { who: list.decidedBy.name, at: formatMoment(list.decidedAt) }) : '',
          list.decision ?? '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {doing === 'approve' || doing === 'return' ? (
        <ReasonForm
          title={doing === 'approve' ? t('round.approve') : t('list.return')}
          onClose={close}
          required={doing === 'return'}
          onSend={(reason) => acts.decide.mutateAsync({ revision, approved: doing === 'approve', reason })}
        />
      ) : doing === 'publish' ? (
        <ReasonForm
          title={t('list.publish')}
          onClose={close}
          required={false}
          onSend={() => acts.publish.mutateAsync({ revision })}
        >
          <p className="note">{t('list.publish_note')}</p>
        </ReasonForm>
      ) : doing ? (
        <ReasonForm
          title={t('list.strike')}
          onClose={close}
          onSend={(reason) => acts.strike.mutateAsync({ markId: doing, reason })}
        />
      ) : null}
    </section>
  )
}

function DraftForm({ onClose }: { onClose: () => void }) {
  const program = useProgramKey()
  const rules = (useProgram(program).data?.rules ?? []).filter((rule) => rule.kind === 'mark')
  const [mark, setMark] = useState('')
  const draft = useDraftList()
  const chosen = mark || rules[0]?.rule
  return (
    <Dialog
      title={t('list.draft')}
      onClose={onClose}
      onSubmit={() => {
        if (program && chosen) void draft.mutateAsync({ program, mark: chosen }).then(onClose, () => {})
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!chosen || draft.isPending}>
          {t('list.draft')}
        </SendOrCancel>
      }
    >
      <Failure error={draft.error} />
      <SelectField
        label={t('list.mark')}
        value={chosen ?? ''}
        options={rules.map((rule) => ({ value: rule.rule, label: rule.title }))}
        onChange={setMark}
        help={t('list.mark_help')}
      />
    </Dialog>
  )
}
