import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type RegisterName, useRegister, useRegisters } from '../../api/registers.ts'
import { useMay } from '../../api/session.ts'
import { formatCount, formatValue } from '../../format/number.ts'
import { type MessageKey, t } from '../../i18n/t.ts'
import { fieldTitle } from '../../parts/entry-value.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { BoardFigures } from './board-figures.tsx'
import { EnterDialog } from './enter-dialog.tsx'
import { canEnterHere } from './register.tsx'
import { RegisterBody } from './register-body.tsx'

type Board = 'finance' | 'jobs' | 'products'
type Form = { readonly program: string; readonly form: string; readonly title: string; readonly count: number }

const WORDS = {
  finance: ['nav.finance', 'board.finance.what'],
  jobs: ['nav.jobs', 'board.jobs.what'],
  products: ['nav.products', 'board.products.what'],
} as const satisfies Record<Board, readonly [MessageKey, MessageKey]>

export const Finance = () => <BoardPage board="finance" />
export const Jobs = () => <BoardPage board="jobs" />
export const Products = () => <BoardPage board="products" />

/** The registers of one sort, of all programs: what each comes to, and the entries of the one that is chosen. */
function BoardPage({ board }: { board: Board }) {
  const query = useRegisters()
  const [filters] = useFilters()
  const [title, what] = WORDS[board]
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t(title)}</h1>
          <p className="sub">{t(what)}</p>
        </div>
      </div>
      <BoardFigures board={board} />
      <Loaded query={query}>
        {(programs) => {
          const forms = programs.flatMap((program) =>
            program.forms
              .filter((form) => form.board === board)
              .map((form) => ({ program: program.programKey, programTitle: program.title, ...form })),
          )
          const chosen = forms.find((one) => `${one.program}.${one.form}` === filters.of) ?? forms[0]
          if (!chosen) return <EmptyState>{t('board.none')}</EmptyState>
          return (
            <>
              <section className="panel">
                <div className="list-scroll" tabIndex={0} role="region" aria-label={t('board.registers')}>
                  <table className="table">
                    <thead>
                      <tr>
                        <th scope="col">{t('register.name')}</th>
                        <th scope="col">{t('board.program')}</th>
                        <NumHead {...headOf('register.count')} />
                        <NumHead {...headOf('register.enterprises')} />
                        <th scope="col">{t('register.figures')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {forms.map((form) => (
                        <Row
                          key={`${form.program}.${form.form}`}
                          form={form}
                          programTitle={form.programTitle}
                          current={form === chosen}
                        />
                      ))}
                    </tbody>
                  </table>
                </div>
              </section>
              <Chosen key={`${chosen.program}.${chosen.form}`} form={chosen} />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function Row({ form, programTitle, current }: { form: Form; programTitle: string; current: boolean }) {
  const register = useRegister(nameOf(form)).data
  const sums = (register?.sums ?? []).filter((sum) => sum.filled > 0)
  return (
    <tr data-current={current}>
      <td className="title-cell">
        <Link to="." search={{ of: `${form.program}.${form.form}` }} aria-current={current ? 'true' : undefined}>
          {form.title}
        </Link>
      </td>
      <td>{programTitle}</td>
      <td className="num">{formatCount(form.count)}</td>
      <td className="num">{register?.enterprises || ''}</td>
      <td>
        {sums.map((sum) => {
          const field = register?.fields.find((one) => one.id === sum.field)
          return field ? (
            <span key={sum.field} style={{ marginInlineEnd: 16 }} title={t('register.sum_of', { n: sum.filled })}>
              <span className="muted">{fieldTitle(field)}</span> {formatValue(sum.sum)}
            </span>
          ) : null
        })}
      </td>
    </tr>
  )
}

const nameOf = ({ program, form }: RegisterName): RegisterName => ({ program, form })

function Chosen({ form }: { form: Form }) {
  const [{ of: _, ...filters }] = useFilters()
  const query = useRegister(nameOf(form), filters)
  const may = useMay()
  const [entering, setEntering] = useState(false)
  return (
    <Loaded query={query}>
      {(register) => (
        <>
          <div className="row apart">
            <h2>{register.title}</h2>
            {may('form.record') && canEnterHere(register.about) ? (
              <button type="button" className="button main" onClick={() => setEntering(true)}>
                {t('register.enter')}
              </button>
            ) : null}
          </div>
          <RegisterBody name={nameOf(form)} register={register} />
          {entering ? <EnterDialog register={register} onClose={() => setEntering(false)} /> : null}
        </>
      )}
    </Loaded>
  )
}
