import { Link } from '@tanstack/react-router'
import { type BoardForm, type Register, type RegisterGroup, useGroups, useRegister } from '../../api/registers.ts'
import { formatCount, formatValue } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { fieldTitle } from '../../parts/entry-value.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import type { Search } from '../../routes/shells.ts'
import { BoardFrame, useDays } from './board-head.tsx'

/** Five ones (五个一): per unit and in total what was done on visits; every figure opens the entries it counts. */
export function FiveOnes() {
  return (
    <BoardFrame board="five_ones" title="nav.five_ones" what="five_ones.what" none="five_ones.none" since="year">
      {(form) => <ByUnit form={form} />}
    </BoardFrame>
  )
}

function ByUnit({ form }: { form: BoardForm }) {
  const days = useDays('year')
  const name = { program: form.program, form: form.form }
  const register = useRegister(name, days)
  const total = useGroups(name, 'all', days)
  const units = useGroups(name, 'org', days)
  return (
    <Loaded query={register}>
      {(one) => (
        <Loaded query={units}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState>{t('register.empty')}</EmptyState>
            ) : (
              <section className="panel">
                <div className="head">
                  <h2>{form.title}</h2>
                  <ExportButton ledger="entry_groups" filter={{ ...name, ...days, by: 'org' }} act="form.export" />
                </div>
                <div className="list-scroll" tabIndex={0} role="region" aria-label={form.title}>
                  <table className="table">
                    <thead>
                      <tr>
                        <th scope="col">{t('five_ones.unit')}</th>
                        <NumHead {...headOf('five_ones.visits')} />
                        <NumHead {...headOf('five_ones.whole')} />
                        {numbersOf(one).map((field) => (
                          <NumHead key={field.id} title={fieldTitle(field)} definition={t('col.five_ones.field')} />
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {total.data?.map((row) => (
                        <Row key="all" row={row} register={one} days={days} name={t('five_ones.total')} />
                      ))}
                      {rows.map((row) => (
                        <Row
                          key={row.key ?? ''}
                          row={row}
                          register={one}
                          days={row.key ? { ...days, orgId: row.key } : days}
                          name={row.name ?? t('register.none_of')}
                        />
                      ))}
                    </tbody>
                  </table>
                </div>
              </section>
            )
          }
        </Loaded>
      )}
    </Loaded>
  )
}

const numbersOf = (register: Register) =>
  register.fields.filter((field) => ['number', 'money', 'count'].includes(field.type))

type RowProps = {
  readonly row: RegisterGroup
  readonly register: Register
  readonly days: Search
  readonly name: string
}

function Row({ row, register, days, name }: RowProps) {
  const params = { program: register.programKey, form: register.form }
  const required = numbersOf(register).filter((field) => field.required)
  // Of entries without a unit no link can say "none": their figures stand without one.
  const opens = row.key !== null
  const figure = (text: string, more: Search) =>
    opens ? (
      <Link to="/registers/$program/$form" params={params} search={{ ...days, ...more }}>
        {text}
      </Link>
    ) : (
      text
    )
  return (
    <tr>
      <th scope="row" className="cell-name">
        {name}
      </th>
      <td className="num">{figure(formatCount(row.total), {})}</td>
      <td className="num">
        {row.whole === 0
          ? 0
          : figure(formatCount(row.whole), Object.fromEntries(required.map((field) => [`f.${field.id}.min`, '1'])))}
      </td>
      {row.sums.map((sum) => (
        <td key={sum.field} className="num">
          {sum.some === 0 ? (
            0
          ) : (
            <>
              {figure(formatValue(sum.sum), { [`f.${sum.field}.min`]: '1' })}
              <span className="muted small" style={{ display: 'block' }}>
                {t('five_ones.firms', { n: formatCount(sum.enterprises) })}
              </span>
            </>
          )}
        </td>
      ))}
    </tr>
  )
}
