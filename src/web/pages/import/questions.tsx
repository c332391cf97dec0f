import { useState } from 'react'
import type { ImportAnswer, ImportQuestion } from '../../api/imports.ts'
import { formatCount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'

/** The answer that names none of the candidates. */
const noneOf = ({ mayBeNew, candidates }: ImportQuestion) =>
  mayBeNew ? (candidates.length === 0 ? 'import.is_new' : 'import.none_new') : 'import.none_of_these'

type Props = {
  readonly questions: readonly ImportQuestion[]
  readonly busy: boolean
  readonly onAnswer: (answers: ImportAnswer[]) => void
}

/** Names that are not sure: each is asked once, with who may be meant and how likely; the answer holds for later files too. */
export function ImportQuestions({ questions, busy, onAnswer }: Props) {
  const [said, setSaid] = useState<Record<string, string>>({})
  const idOf = (one: ImportQuestion) => `${one.kind} ${one.key}`
  const answers = questions.flatMap((one): ImportAnswer[] => {
    const value = said[idOf(one)]
    const { kind, key, text, context } = one
    return value === undefined ? [] : [{ kind, key, text, context, thingId: value === 'none' ? null : value }]
  })
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('import.questions', { n: questions.length })}</h2>
        <button
          type="button"
          className="button main"
          disabled={answers.length === 0 || busy}
          onClick={() => onAnswer(answers)}
        >
          {t('import.answer', { n: answers.length })}
        </button>
      </div>
      <div className="body stack">
        <p className="muted small">{t('import.questions_help')}</p>
        {questions.map((one) => (
          <fieldset key={idOf(one)} className="import-question">
            <legend>
              <span className="tag">{word('import.thing', one.kind)}</span> <span className="strong">{one.text}</span>
              {one.context ? <span className="muted">（{one.context}）</span> : null}
              <span className="muted small">
                {' '}
                {t('import.question_rows', { n: formatCount(one.rows), places: one.places.join('、') })}
              </span>
            </legend>
            {one.candidates.map((candidate) => (
              <label key={candidate.id} className="check">
                <input
                  type="radio"
                  name={idOf(one)}
                  checked={said[idOf(one)] === candidate.id}
                  onChange={() => setSaid({ ...said, [idOf(one)]: candidate.id })}
                />
                <span>
                  {candidate.label}{' '}
                  <span className="muted small">
                    {t('import.confidence', { percent: Math.round(candidate.confidence * 100), why: candidate.why })}
                  </span>
                </span>
              </label>
            ))}
            <label className="check">
              <input
                type="radio"
                name={idOf(one)}
                checked={said[idOf(one)] === 'none'}
                onChange={() => setSaid({ ...said, [idOf(one)]: 'none' })}
              />
              <span>{t(noneOf(one))}</span>
            </label>
          </fieldset>
        ))}
      </div>
    </section>
  )
}
