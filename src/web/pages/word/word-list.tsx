import '../../theme/word.css'
import { useState } from 'react'
import { blocksOf } from '#domain/paper/paper-text.ts'
import { useSession } from '../../api/session.ts'
import { useWord, type WordItem } from '../../api/word.ts'
import { formatMoment, today } from '../../format/date.ts'
import { hasWord, t, word } from '../../i18n/t.ts'
import { Clock } from '../../parts/clock.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { PaperSheet } from '../papers/paper-sheet.tsx'
import { AnswerDialog } from './answer-dialog.tsx'

/** What needs my word, each with its paper and the word itself: one press says which, the next sends it. */
export function WordList({ quiet }: { quiet?: boolean }) {
  const query = useWord()
  const [answering, setAnswering] = useState<{ item: WordItem; agreed: boolean }>()
  return (
    <Loaded query={query} lines={4}>
      {({ items }) => {
        if (items.length === 0) return quiet ? null : <EmptyState>{t('word.none')}</EmptyState>
        return (
          <section className="stack" aria-label={t('word.title')}>
            <h2>{t('word.count', { n: items.length })}</h2>
            <ul className="cards">
              {items.map((item) => (
                <li key={`${item.kind}${item.id}`}>
                  <WordCard item={item} onAnswer={(agreed) => setAnswering({ item, agreed })} />
                </li>
              ))}
            </ul>
            {answering ? <AnswerDialog {...answering} onClose={() => setAnswering(undefined)} /> : null}
          </section>
        )
      }}
    </Loaded>
  )
}

const PLACES: Partial<Record<WordItem['kind'], (id: string) => string>> = {
  submission: (id) => `/m/matters/${id}`,
  tier: (id) => `/m/matters/${id}`,
  extension: (id) => `/m/matters/${id}`,
  signature: (id) => `/m/matters/${id}`,
  contest: (id) => `/contests/${id}`,
  target: (id) => `/targets/${id}`,
  round: (id) => `/inspections/${id}`,
}

function WordCard({ item, onAnswer }: { item: WordItem; onAnswer: (agreed: boolean) => void }) {
  const { kind, title, number, what, about, by, at, why, dueAt, body, add, papers } = item
  const place = PLACES[kind]?.(item.id)
  return (
    <article className="card">
      <p className="row apart">
        <span className="row">
          <span className="tag">{word('word.kind', kind)}</span>
          <span className="muted small">{[what, number].filter(Boolean).join(' · ')}</span>
        </span>
        {dueAt ? <Clock clock={{ title: what, dueAt, doneAt: null, explain: item.explain }} /> : null}
      </p>
      <h3>{title}</h3>
      <p className="muted small">
        {[about, by ? t('word.asked_by', { by, at: formatMoment(at) }) : t('word.asked_at', { at: formatMoment(at) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {add ? <p className="strong">{t('word.add', { n: add.n, unit: word('unit', add.unit) })}</p> : null}
      {why ? <p className="said">{why}</p> : null}
      {body && body !== title ? <p className="pre clamp">{body}</p> : null}
      <Papers item={item} />
      <div className="row">
        <button type="button" className="button main" onClick={() => onAnswer(true)}>
          {word('word.yes', kind)}
        </button>
        {hasWord('word.no', kind) ? (
          <button type="button" className="button" onClick={() => onAnswer(false)}>
            {word('word.no', kind)}
          </button>
        ) : null}
        {papers.length === 0 && !place ? null : <span className="grow" />}
        {place ? <a href={place}>{t('word.open')}</a> : null}
      </div>
    </article>
  )
}

/** The paper itself: a draft as it will be issued, what was issued and attached as files. */
function Papers({ item: { content, title, about, papers } }: { item: WordItem }) {
  const session = useSession()
  return (
    <>
      {content ? (
        <details className="word-paper">
          <summary>{t('word.read')}</summary>
          <PaperSheet
            format="document"
            authority={session.authority.name}
            number={null}
            title={title}
            to={about ? about.split('、') : []}
            copy={[]}
            blocks={blocksOf(content)}
            day={today()}
          />
        </details>
      ) : null}
      {papers.length > 0 ? (
        <ul className="row wrap word-files">
          {papers.map((paper) => (
            <li key={paper.href}>
              <a href={paper.href} target="_blank" rel="noreferrer">
                {paper.title}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
