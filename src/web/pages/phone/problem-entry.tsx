import type { VisitEntry } from '../../api/visits.ts'
import { t } from '../../i18n/t.ts'
import { ChoiceField, TextField } from '../../ui/field.tsx'

export type ProblemDraft = {
  readonly programKey: string
  readonly matter: string
  readonly title: string
  readonly body: string
  readonly category: string
  readonly urgency: string
}

type Props = {
  readonly kinds: VisitEntry['problemKinds']
  readonly problems: readonly ProblemDraft[]
  readonly open: VisitEntry['openMatters']
  readonly faults: Readonly<Record<string, string>>
  readonly onChange: (problems: ProblemDraft[]) => void
}

/** Two programs may name their kinds of matter alike: one matter is one program's. */
const kindKey = (kind: Pick<ProblemDraft, 'programKey' | 'matter'>): string => `${kind.programKey}.${kind.matter}`

/** Problems heard on the visit, raised with it; what is already open there is shown first. */
export function ProblemEntry({ kinds, problems, open, faults, onChange }: Props) {
  const [kind] = kinds
  const set = (n: number, part: Partial<ProblemDraft>) =>
    onChange(problems.map((problem, at) => (at === n ? { ...problem, ...part } : problem)))
  return (
    <section className="stack">
      {problems.map((problem, n) => {
        const declared = kinds.find((one) => kindKey(one) === kindKey(problem))
        return (
          <fieldset key={n} className="card">
            <legend className="visually-hidden">{t('visit.problem_n', { n: n + 1 })}</legend>
            <div className="row apart">
              <span className="strong">{t('visit.problem_n', { n: n + 1 })}</span>
              <button
                type="button"
                className="button plain small"
                onClick={() => onChange(problems.filter((_, at) => at !== n))}
              >
                {t('do.remove')}
              </button>
            </div>
            {kinds.length > 1 ? (
              <ChoiceField
                label={t('matter.kind')}
                value={[kindKey(problem)]}
                options={kinds.map((one) => ({ value: kindKey(one), label: one.title }))}
                onChange={([key = '']) => {
                  const chosen = kinds.find((one) => kindKey(one) === key)
                  if (chosen)
                    set(n, { matter: chosen.matter, programKey: chosen.programKey, category: '', urgency: '' })
                }}
              />
            ) : null}
            <TextField
              label={t('visit.problem_title')}
              value={problem.title}
              required
              fault={faults[`problem.${n}.title`]}
              onChange={(title) => set(n, { title })}
            />
            {declared && declared.categories.length > 0 ? (
              <ChoiceField
                label={t('matter.category')}
                required
                fault={faults[`problem.${n}.category`]}
                value={problem.category ? [problem.category] : []}
                options={declared.categories.map((one) => ({ value: one, label: one }))}
                onChange={([category = '']) => set(n, { category })}
              />
            ) : null}
            {declared && declared.urgencies.length > 0 ? (
              <ChoiceField
                label={t('matter.urgency')}
                value={problem.urgency ? [problem.urgency] : []}
                options={declared.urgencies.map((one) => ({ value: one, label: one }))}
                onChange={([urgency = '']) => set(n, { urgency })}
              />
            ) : null}
            <TextField
              label={t('visit.problem_body')}
              value={problem.body}
              lines={3}
              onChange={(body) => set(n, { body })}
            />
          </fieldset>
        )
      })}
      {kind ? (
        <button
          type="button"
          className="button block"
          onClick={() =>
            onChange([
              ...problems,
              { programKey: kind.programKey, matter: kind.matter, title: '', body: '', category: '', urgency: '' },
            ])
          }
        >
          {problems.length === 0 ? t('visit.add_problem') : t('visit.add_another')}
        </button>
      ) : null}
      {open.length > 0 ? (
        <details className="small">
          <summary>{t('visit.open_there', { n: open.length })}</summary>
          <ul className="stack tight" style={{ paddingTop: 6 }}>
            {open.map((matter) => (
              <li key={matter.id}>
                <span className="code muted">{matter.number}</span> {matter.title}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
