import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { t, word } from '../../i18n/t.ts'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Menu } from '../../ui/menu.tsx'
import { type DraftItem, moved, replaced } from './draft.ts'

type Props = {
  readonly items: readonly DraftItem[]
  readonly program: string
  /** Absent: the record stands. */
  readonly onChange?: ((items: DraftItem[]) => void) | undefined
}

/** The agenda in its order: why each item is there, what was said of it; changed by hand while the meeting is planned. */
export function Agenda({ items, program, onChange }: Props) {
  const [dropping, setDropping] = useState<number>()
  const [text, setText] = useState('')
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('meeting.agenda')}</h2>
      </div>
      <div className="body stack">
        {items.length === 0 ? <p className="muted">{t('meeting.no_items')}</p> : null}
        <ol className="agenda">
          {items.map((item, n) => (
            <li key={item.id ?? `new ${n}`} className={item.dropped ? 'muted' : undefined}>
              <div className="row">
                <ItemTitle item={item} program={program} />
                <span className="grow" />
                {onChange ? (
                  <Menu
                    label="⋯"
                    name={item.title ?? t('meeting.hidden')}
                    plain
                    items={[
                      ...(n > 0
                        ? [{ id: 'up', label: t('meeting.up'), onChoose: () => onChange(moved(items, n, -1)) }]
                        : []),
                      ...(n < items.length - 1
                        ? [{ id: 'down', label: t('meeting.down'), onChoose: () => onChange(moved(items, n, 1)) }]
                        : []),
                      item.dropped
                        ? {
                            id: 'restore',
                            label: t('meeting.restore'),
                            onChoose: () => onChange(replaced(items, n, { dropped: null })),
                          }
                        : item.drawn && item.drawn.source !== 'by_hand'
                          ? { id: 'drop', label: t('meeting.drop'), onChoose: () => setDropping(n) }
                          : {
                              id: 'remove',
                              label: t('meeting.remove'),
                              onChoose: () => onChange(items.filter((_, at) => at !== n)),
                            },
                    ]}
                  />
                ) : null}
              </div>
              {item.dropped ? (
                <p className="small">{t('meeting.dropped', { why: item.dropped })}</p>
              ) : onChange ? (
                <textarea
                  className="input"
                  rows={2}
                  aria-label={t('meeting.minutes_of', { item: item.title ?? '' })}
                  placeholder={t('meeting.minutes')}
                  value={item.minutes}
                  onChange={(event) => onChange(replaced(items, n, { minutes: event.target.value }))}
                />
              ) : item.minutes ? (
                <p className="pre">{item.minutes}</p>
              ) : null}
            </li>
          ))}
        </ol>
        {onChange ? (
          <form
            className="row no-print"
            onSubmit={(event) => {
              event.preventDefault()
              if (text.trim() === '') return
              onChange([...items, { id: undefined, title: text.trim(), minutes: '', dropped: null, drawn: undefined }])
              setText('')
            }}
          >
            <input
              className="input grow"
              aria-label={t('meeting.add_item')}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <button type="submit" className="button">
              {t('meeting.add_item')}
            </button>
          </form>
        ) : null}
      </div>
      {dropping !== undefined && onChange ? (
        <ReasonForm
          title={t('meeting.drop')}
          onClose={() => setDropping(undefined)}
          onSend={async (reason) => onChange(replaced(items, dropping, { dropped: reason }))}
        />
      ) : null}
    </section>
  )
}

function ItemTitle({ item, program }: { item: DraftItem; program: string }) {
  const { drawn } = item
  const title = item.title ?? t('meeting.hidden')
  const source = drawn?.source ?? 'by_hand'
  return (
    <span>
      <span className={source === 'not_done' ? 'tag amber' : 'tag'}>{word('meeting.source', source)}</span>{' '}
      {drawn?.matter ? (
        <Link to="/matters/$id" params={{ id: drawn.matter.id }}>
          {title}
        </Link>
      ) : drawn?.thingKind === 'duty' ? (
        <Link
          to="/duties"
          search={{ program, rule: drawn.rule ?? undefined, state: 'missed', dueFrom: drawn.since ?? undefined }}
        >
          {title} · {t('meeting.count', { n: drawn.count })}
        </Link>
      ) : (
        <span className="strong">
          {title}
          {drawn && drawn.count > 1 ? ` · ${t('meeting.count', { n: drawn.count })}` : ''}
        </span>
      )}{' '}
      {drawn?.matter ? <StateTag state={drawn.matter.state} /> : null}
      {drawn?.note ? <span className="muted small"> {drawn.note}</span> : null}
    </span>
  )
}
