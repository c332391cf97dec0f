import { useState } from 'react'
import { useDoPart } from '../../api/tasks.ts'
import type { MyPart } from '../../api/workbench.ts'
import { formatDay, today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { ReasonForm } from '../../parts/reason-form.tsx'

/** My parts of key tasks, the earliest first, each with the way to say it is done. */
export function MyParts({ parts }: { readonly parts: readonly MyPart[] }) {
  const done = useDoPart()
  const [doing, setDoing] = useState<MyPart>()
  if (parts.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('task.mine', { n: parts.length })}</h2>
      <ul className="cards">
        {parts.map((part) => (
          <li key={part.id} className="card">
            <span className="strong">{part.what}</span>
            <span className="muted small">{part.title}</span>
            <div className="row apart">
              <span className={part.dueDay < today() ? 'tag red' : 'tag'}>
                {t('task.by_day', { day: formatDay(part.dueDay) })}
              </span>
              <button type="button" className="button small" onClick={() => setDoing(part)}>
                {t('task.do_part')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {doing ? (
        <ReasonForm
          title={doing.what}
          label={t('task.done_note')}
          send={t('task.do_part')}
          onClose={() => setDoing(undefined)}
          onSend={(note) => done.mutateAsync({ id: doing.id, note })}
        />
      ) : null}
    </section>
  )
}
