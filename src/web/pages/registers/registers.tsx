import { Link } from '@tanstack/react-router'
import { useRegisters } from '../../api/registers.ts'
import { formatMoment } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'

/** All registers of the programs in force; a register without entries stands there too, so that one sees what is missing. */
export function Registers() {
  const query = useRegisters()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.registers')}</h1>
          <p className="sub">{t('register.what')}</p>
        </div>
        <ExportButton ledger="registers" filter={{}} />
      </div>
      <Loaded query={query}>
        {(programs) =>
          programs.length === 0 ? (
            <EmptyState>{t('register.no_program')}</EmptyState>
          ) : (
            programs.map((program) => (
              <section className="panel" key={program.programKey}>
                <div className="head">
                  <h2>{program.title}</h2>
                </div>
                <div className="list-scroll" tabIndex={0} role="region" aria-label={program.title}>
                  <table className="table">
                    <thead>
                      <tr>
                        <th scope="col">{t('register.name')}</th>
                        <th scope="col">{t('register.about')}</th>
                        <NumHead {...headOf('register.count')} />
                        <th scope="col">{t('register.last')}</th>
                        <th scope="col">{t('register.clause')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {program.forms.map((form) => (
                        <tr key={form.form}>
                          <td className="title-cell">
                            <Link
                              to="/registers/$program/$form"
                              params={{ program: program.programKey, form: form.form }}
                            >
                              {form.title}
                            </Link>{' '}
                            {form.anonymous ? <span className="tag">{t('register.anonymous')}</span> : null}
                          </td>
                          <td>{word('register.of', form.about)}</td>
                          <td className="num">
                            {form.count === 0 ? <span className="muted">0</span> : formatCount(form.count)}
                          </td>
                          <td className="nowrap">{formatMoment(form.lastAt)}</td>
                          <td className="small">{form.clause ?? ''}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </section>
            ))
          )
        }
      </Loaded>
    </div>
  )
}
