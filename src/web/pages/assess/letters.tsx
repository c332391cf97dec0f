import { Link } from '@tanstack/react-router'
import { type Letters, useDraftLetters, useLetters } from '../../api/letters.ts'
import { explain } from '../../api/problem.ts'
import { useMay } from '../../api/session.ts'
import { formatState, formatValue } from '../../format/number.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { RuleNote } from '../../parts/rule-note.tsx'
import { useFilters } from '../../parts/use-filters.ts'

type Letter = NonNullable<Letters['letter']>
type Figure = NonNullable<Letter['units'][number]['figure']>

/** Results made known to each unit: its rate, its persons' rates, and a letter for each unit. Nothing where no program has such a paper. */
export function ResultLetters() {
  const [filters, change] = useFilters()
  const { data } = useLetters(filters)
  const one = data?.letter
  if (!one) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{one.paper.title}</h2>
        <div className="row">
          {data.choices.length > 1 ? (
            <select
              className="input short"
              aria-label={t('letter.which')}
              value={`${one.programKey}/${one.paper.id}`}
              onChange={(event) => change({ letter: event.target.value, letterPeriod: undefined })}
            >
              {data.choices.map((choice) => (
                <option key={`${choice.programKey}/${choice.paper}`} value={`${choice.programKey}/${choice.paper}`}>
                  {choice.title} · {choice.programTitle}
                </option>
              ))}
            </select>
          ) : null}
          {one.periods.length > 0 ? (
            <select
              className="input short"
              aria-label={t('letter.period')}
              value={one.period?.ordinal}
              onChange={(event) => change({ letterPeriod: event.target.value })}
            >
              {one.periods.map((period) => (
                <option key={period.ordinal} value={period.ordinal}>
                  {formatPeriod(period.label)}
                </option>
              ))}
            </select>
          ) : null}
          <ExportButton
            ledger="letters"
            filter={{ program: one.programKey, paper: one.paper.id, ordinal: one.period?.ordinal }}
          />
          <DraftAll one={one} />
        </div>
      </div>
      <div className="body">
        <RuleNote rule={one.rule} />
      </div>
      {one.units.length === 0 ? <p className="body muted">{t('letter.empty')}</p> : <Units one={one} />}
    </section>
  )
}

function DraftAll({ one }: { one: Letter }) {
  const may = useMay()
  const draft = useDraftLetters()
  const { period } = one
  if (!may('assessment.draft_letters') || !period) return null
  return (
    <button
      type="button"
      className="button small"
      disabled={draft.isPending}
      onClick={() =>
        draft.mutate(
          { programKey: one.programKey, paper: one.paper.id, ordinal: period.ordinal },
          {
            onSuccess: (done) => tellAfterAct({ sentence: t('letter.done', done) }),
            onError: (error) => tellAfterAct({ sentence: explain(error) }),
          },
        )
      }
    >
      {t('letter.draft_all')}
    </button>
  )
}

function Units({ one }: { one: Letter }) {
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('letter.unit')}</th>
            <th scope="col">{t('letter.person')}</th>
            <NumHead {...headOf('letter.rate')} />
            <NumHead {...headOf('letter.basis')} />
            <th scope="col">{t('letter.draft')}</th>
          </tr>
        </thead>
        <tbody>
          {one.units.flatMap((unit) => [
            <tr key={unit.orgId}>
              <td className="strong">{unit.name}</td>
              <td className="muted">{t('letter.whole')}</td>
              <Cells one={one} figure={unit.figure} />
              <td>
                {unit.draftId ? (
                  <Link to="/paper-drafts/$id" params={{ id: unit.draftId }}>
                    {t('letter.open')}
                  </Link>
                ) : (
                  <span className="muted">{t('letter.not_yet')}</span>
                )}
              </td>
            </tr>,
            ...unit.persons.map((person) => (
              <tr key={person.id}>
                <td />
                <td>{person.name}</td>
                <Cells one={one} figure={person} />
                <td className="muted small">
                  {one.measures.length > 1
                    ? one.measures.find((measure) => measure.measure === person.rule)?.title
                    : null}
                </td>
              </tr>
            )),
          ])}
        </tbody>
      </table>
    </div>
  )
}

/** The rate, opening what it rests on, and its numerator and denominator. */
function Cells({ one, figure }: { one: Letter; figure: Figure | null }) {
  if (figure === null || figure.state !== 'value')
    return (
      <>
        <td className="num muted">{figure ? word('value', figure.state) : t('value.none')}</td>
        <td />
      </>
    )
  return (
    <>
      <td className="num">
        <Link to="/evidence" search={{ program: one.programKey, id: figure.id, of: 'measure' }}>
          {formatState(figure.state, figure.value, one.share)}
        </Link>
      </td>
      <td className="num">
        {figure.numerator === null || figure.denominator === null
          ? ''
          : `${formatValue(figure.numerator)}/${formatValue(figure.denominator)}`}
      </td>
    </>
  )
}
