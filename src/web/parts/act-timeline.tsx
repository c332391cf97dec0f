import { useState } from 'react'
import { formatMoment } from '../format/date.ts'
import { t, word } from '../i18n/t.ts'

export type ActOnPage = {
  readonly seq: number
  readonly act: string
  readonly at: string
  readonly sentence: string
  readonly reason: string | null
  readonly data: Readonly<Record<string, unknown>>
  readonly refused: boolean
  readonly refusal: { readonly detail: string } | null
  readonly actor: {
    readonly person: { readonly name: string } | null
    readonly org: { readonly name: string } | null
    readonly role: string
  }
}

/** Who did it, before what was done; not said twice where the sentence begins with it. */
function Actor({ act }: { act: ActOnPage }) {
  const names = [act.actor.org?.name, act.actor.person?.name].filter((name): name is string => Boolean(name))
  if (names.length === 0 && act.actor.role !== 'system') return null
  const who = names.length > 0 ? names.join(' ') : word('actor', act.actor.role)
  return act.sentence.startsWith(names[0] ?? who) ? null : <span className="strong">{who} </span>
}

/** Kinds by which the acts fold. Every act is in one; what is not named is handling. */
const KINDS = {
  raiser: ['record', 'confirm', 'dispute', 'silence', 'callback'],
  time: [
    'extend',
    'grant_extension',
    'refuse_extension',
    'stop_clock',
    'start_clock',
    'suspend',
    'resume',
    'recompute',
  ],
} as const
type Kind = keyof typeof KINDS | 'handling' | 'refused'

function kindOf(act: ActOnPage): Kind {
  if (act.refused) return 'refused'
  if ((KINDS.raiser as readonly string[]).includes(act.act)) return 'raiser'
  return (KINDS.time as readonly string[]).includes(act.act) ? 'time' : 'handling'
}

/** Confirmed by somebody other than the doer: the only green. */
const GREEN = ['confirm']

/** The acts as sentences, newest first, foldable by kind. */
export function ActTimeline({ acts }: { acts: readonly ActOnPage[] }) {
  const [hidden, setHidden] = useState<readonly Kind[]>([])
  const present = [...new Set(acts.map(kindOf))]
  const shown = acts.filter((act) => !hidden.includes(kindOf(act))).toSorted((a, b) => b.seq - a.seq)
  return (
    <div className="stack">
      {present.length > 1 ? (
        <div className="choices" role="group" aria-label={t('act.fold')}>
          {present.map((kind) => (
            <label className="choice small" key={kind}>
              <input
                type="checkbox"
                checked={!hidden.includes(kind)}
                onChange={(event) =>
                  setHidden(event.target.checked ? hidden.filter((one) => one !== kind) : [...hidden, kind])
                }
              />
              <span>
                {word('act.kind', kind)} {acts.filter((act) => kindOf(act) === kind).length}
              </span>
            </label>
          ))}
        </div>
      ) : null}
      <ol className="acts">
        {shown.map((act) => (
          <li
            key={act.seq}
            id={`act-${act.seq}`}
            className={`${act.refused ? 'refused' : ''} ${GREEN.includes(act.act) && !act.refused ? 'green' : ''}`}
          >
            <span className="when">{formatMoment(act.at)}</span>
            <span className="dot" aria-hidden="true" />
            <div>
              <p className="what">
                <Actor act={act} />
                {act.sentence}
              </p>
              {act.refused && act.refusal ? (
                <p className="small muted">{t('act.refused_why', { why: act.refusal.detail })}</p>
              ) : null}
              <Said act={act} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The words given with the act: the answer's text, the reason. */
function Said({ act }: { act: ActOnPage }) {
  const text = typeof act.data.text === 'string' ? act.data.text : ''
  return (
    <>
      {text && !act.sentence.includes(text) ? <p className="said">{text}</p> : null}
      {act.reason && !act.sentence.includes(act.reason) ? (
        <p className="said">
          <span className="muted">{t('act.reason')}</span>
          {act.reason}
        </p>
      ) : null}
    </>
  )
}
