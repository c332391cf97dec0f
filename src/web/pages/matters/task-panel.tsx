import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { type Task, useDeliver, useDoPart, useDropFromTask, useTask } from '../../api/tasks.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { FilesField } from '../../parts/files-field.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { ShareBar } from '../../parts/share-bar.tsx'
import { Loaded } from '../../parts/states.tsx'
import { BreakDown, RequireDeliverable } from './task-forms.tsx'

type Doing =
  | { readonly what: 'break_down' | 'require' }
  | { readonly what: 'done'; readonly id: string; readonly title: string }
  | { readonly what: 'drop'; readonly of: 'part' | 'deliverable'; readonly id: string; readonly title: string }

/** A key task's parts by unit and person, and what it has to show for itself. */
export function TaskPanel({ id, over }: { readonly id: string; readonly over: boolean }) {
  const query = useTask(id)
  const [doing, setDoing] = useState<Doing>()
  const done = useDoPart()
  const drop = useDropFromTask()
  const close = () => setDoing(undefined)
  return (
    <Loaded query={query} lines={4}>
      {(task) => (
        <>
          <Parts task={task} over={over} onDo={setDoing} />
          <Deliverables task={task} over={over} onDo={setDoing} />
          {doing?.what === 'break_down' ? <BreakDown matterId={id} onClose={close} /> : null}
          {doing?.what === 'require' ? <RequireDeliverable matterId={id} onClose={close} /> : null}
          {doing?.what === 'done' ? (
            <ReasonForm
              title={doing.title}
              label={t('task.done_note')}
              send={t('task.do_part')}
              onClose={close}
              onSend={(note) => done.mutateAsync({ id: doing.id, note })}
            />
          ) : null}
          {doing?.what === 'drop' ? (
            <ReasonForm
              title={t('task.drop_title', { what: doing.title })}
              onClose={close}
              onSend={(reason) => drop.mutateAsync({ what: doing.of, id: doing.id, reason })}
            />
          ) : null}
        </>
      )}
    </Loaded>
  )
}

type Shown = { readonly task: Task; readonly over: boolean; readonly onDo: (doing: Doing) => void }

function Parts({ task: { parts }, over, onDo }: Shown) {
  const may = useMay()
  return (
    <section className="panel" aria-label={t('task.parts')}>
      <div className="head">
        <h2>{t('task.parts')}</h2>
        <ShareBar done={parts.filter((part) => part.doneAt).length} owed={parts.length} label={t('task.parts_done')} />
        {!over && may('task.break_down') ? (
          <button type="button" className="button small" onClick={() => onDo({ what: 'break_down' })}>
            {t('task.break_down')}
          </button>
        ) : null}
      </div>
      <div className="body stack">
        {parts.length === 0 ? <p className="muted small">{t('task.no_parts')}</p> : null}
        {parts.map((part) => (
          <div key={part.id} className="stack tight">
            <div className="row apart">
              <span className="strong">{part.what}</span>
              {part.doneAt ? (
                <span className="tag green">{t('task.done')}</span>
              ) : (
                <span className={part.late ? 'tag red' : 'tag'}>
                  {t('task.by_day', { day: formatDay(part.dueDay) })}
                </span>
              )}
            </div>
            <div className="row apart small">
              <span>
                {part.org.name}
                {part.person ? ` · ${part.person.name}` : ''}
              </span>
              {over || part.doneAt ? null : (
                <span className="row">
                  {part.mine || may('task.deliver') ? (
                    <button
                      type="button"
                      className="button small"
                      onClick={() => onDo({ what: 'done', id: part.id, title: part.what })}
                    >
                      {t('task.do_part')}
                    </button>
                  ) : null}
                  {may('task.drop') ? (
                    <button
                      type="button"
                      className="button small quiet"
                      onClick={() => onDo({ what: 'drop', of: 'part', id: part.id, title: part.what })}
                    >
                      {t('task.drop')}
                    </button>
                  ) : null}
                </span>
              )}
            </div>
            {part.doneAt ? (
              <p className="muted small">
                {formatMoment(part.doneAt)} {part.doneBy} {part.doneNote}
              </p>
            ) : null}
          </div>
        ))}
      </div>
    </section>
  )
}

function Deliverables({ task: { id, deliverables }, over, onDo }: Shown) {
  const may = useMay()
  const deliver = useDeliver()
  return (
    <section className="panel" aria-label={t('task.deliverables')}>
      <div className="head">
        <h2>{t('task.deliverables')}</h2>
        <ShareBar
          done={deliverables.filter((one) => one.thingId).length}
          owed={deliverables.length}
          label={t('task.delivered')}
        />
        {!over && may('task.require') ? (
          <button type="button" className="button small" onClick={() => onDo({ what: 'require' })}>
            {t('task.require')}
          </button>
        ) : null}
      </div>
      <div className="body stack">
        {deliverables.length === 0 ? <p className="muted small">{t('task.no_deliverables')}</p> : null}
        {deliverables.map((one) => (
          <div key={one.id} className="stack tight">
            <div className="row apart">
              <span>
                <span className="tag">{one.kind}</span> {one.what}
              </span>
              {!one.thingId && !over && may('task.drop') ? (
                <button
                  type="button"
                  className="button small quiet"
                  onClick={() => onDo({ what: 'drop', of: 'deliverable', id: one.id, title: one.what })}
                >
                  {t('task.drop')}
                </button>
              ) : null}
            </div>
            {one.thingId ? (
              <p className="small">
                {one.thingKind === 'attachment' ? (
                  <a href={`/api/attachments/${one.thingId}`}>{one.thing}</a>
                ) : (
                  (one.thing ?? t('task.entry'))
                )}{' '}
                <span className="muted">
                  {one.deliveredAt ? formatMoment(one.deliveredAt) : ''} {one.deliveredBy}
                </span>
              </p>
            ) : over || !may('task.deliver') ? (
              <p className="muted small">{t('task.not_delivered')}</p>
            ) : (
              <FilesField
                label={t('task.deliver')}
                thing={{ kind: 'matter', id }}
                value={[]}
                onChange={(files) => {
                  const file = files.at(-1)
                  if (file) deliver.mutate({ id: one.id, thingKind: 'attachment', thingId: file.id })
                }}
              />
            )}
          </div>
        ))}
      </div>
    </section>
  )
}
