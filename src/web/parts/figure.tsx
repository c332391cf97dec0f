import { Link } from '@tanstack/react-router'
import { formatCount, formatState, formatValue } from '../format/number.ts'
import { t } from '../i18n/t.ts'
import { Pop } from '../ui/pop.tsx'

type Place = { readonly to: string; readonly search?: Readonly<Record<string, string | undefined>> }

type Said = { readonly label: string; readonly definition: string }

type BoardFigure = Place & {
  readonly label: string
  readonly value: number | null
  /** What is counted: shown on hover, and with the board's other figures at a press. */
  readonly definition: string
  readonly tone?: 'amber' | 'red'
  readonly current?: boolean
  /** Not known yet. */
  readonly waiting?: boolean
}

/** A row of figures, each a link to the rows it counts. Not applicable and missing are words, never 0. */
export function FigureBoard({ figures, label }: { figures: readonly BoardFigure[]; label: string }) {
  return (
    <div className="figures-of">
      <nav className="figures" aria-label={label}>
        {figures.map((figure) => (
          <Link
            key={figure.label}
            to={figure.to}
            search={figure.search ?? {}}
            title={figure.definition}
            // Only the very same address is where one is; a page at rest says itself which figure it shows.
            activeOptions={{ exact: true }}
            aria-current={figure.current ? 'true' : undefined}
          >
            <span className="label">{figure.label}</span>
            <span className={`value ${figure.value === 0 ? 'zero' : (figure.tone ?? '')}`}>
              {figure.value !== null ? formatCount(figure.value) : figure.waiting ? '…' : t('value.missing')}
            </span>
          </Link>
        ))}
      </nav>
      <Definitions figures={figures} label={label} />
    </div>
  )
}

/** What each figure of a board counts, for a finger and the keyboard; a mouse reads it at the figure itself. */
export function Definitions({ figures, label }: { figures: readonly Said[]; label: string }) {
  return (
    <Pop
      className="figures-defined"
      name={t('board.defined_of', { board: label })}
      content={
        <dl className="definitions">
          {figures.map((figure) => (
            <div key={figure.label}>
              <dt>{figure.label}</dt>
              <dd>{figure.definition}</dd>
            </div>
          ))}
        </dl>
      }
    >
      {t('board.defined')}
    </Pop>
  )
}

type FigureProps = Partial<Place> & {
  readonly value: number | string | null
  readonly state?: string
  readonly share?: boolean
  readonly numerator?: number | string | null
  readonly denominator?: number | string | null
  readonly definition?: string
}

/** One number in a text or table: opens its rows; a percentage shows its numerator and denominator. */
export function Figure({ value, state = 'value', share, numerator, denominator, definition, to, search }: FigureProps) {
  const text = formatState(state, value, share)
  // A tooltip shows no bold.
  const told = definition?.replaceAll('**', '')
  const of =
    share && state === 'value' && denominator !== null && denominator !== undefined
      ? `${formatValue(numerator ?? 0)}/${formatValue(denominator)}`
      : ''
  const inside = (
    <>
      <span>{text}</span>
      {of ? <span className="muted small"> {of}</span> : null}
    </>
  )
  if (to === undefined || state !== 'value') {
    return (
      <span title={told} className={state === 'value' ? undefined : 'muted'}>
        {inside}
      </span>
    )
  }
  return (
    <Link to={to} search={search ?? {}} title={told}>
      {inside}
    </Link>
  )
}
