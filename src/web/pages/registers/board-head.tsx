import { type BoardForm, useBoardForms } from '../../api/registers.ts'
import { today } from '../../format/date.ts'
import { type MessageKey, t } from '../../i18n/t.ts'
import { Pick } from '../../parts/filter-bar.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'

/** The days a page counts: what its address says, else this month (`since: 'month'`) or this year. */
export function useDays(since: 'month' | 'year'): { readonly from: string; readonly to: string } {
  const [filters] = useFilters()
  const first = since === 'month' ? `${today().slice(0, 7)}-01` : `${today().slice(0, 4)}-01-01`
  return { from: filters.from ?? first, to: filters.to ?? today() }
}

type Props = {
  readonly board: string
  readonly title: MessageKey
  readonly what: MessageKey
  readonly none: MessageKey
  readonly since: 'month' | 'year'
  readonly children: (form: BoardForm) => React.ReactNode
}

/** A page over the forms of one sort: which form, which days; the rest is the page's own. */
export function BoardFrame({ board, title, what, none, since, children }: Props) {
  const query = useBoardForms(board)
  const [filters, change] = useFilters()
  const days = useDays(since)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t(title)}</h1>
          <p className="sub">{t(what)}</p>
        </div>
        <div className="row no-print">
          {(['from', 'to'] as const).map((end) => (
            <input
              key={end}
              type="date"
              className="input"
              aria-label={t(`register.${end}`)}
              value={days[end]}
              onChange={(event) => change({ [end]: event.target.value })}
            />
          ))}
        </div>
      </div>
      <Loaded query={query}>
        {(forms) => {
          const keyOf = (form: BoardForm) => `${form.program}.${form.form}`
          const chosen = forms.find((one) => keyOf(one) === filters.of) ?? forms[0]
          if (!chosen) return <EmptyState>{t(none)}</EmptyState>
          return (
            <>
              {forms.length > 1 ? (
                <Pick
                  always
                  label={t('five_ones.form')}
                  value={keyOf(chosen)}
                  options={forms.map((one) => [keyOf(one), `${one.title} · ${one.programTitle}`])}
                  onChange={(of) => change({ of })}
                />
              ) : null}
              {children(chosen)}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}
