import { useRate } from '../../api/matter-acts.ts'
import { explain } from '../../api/problem.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'

/** The grades of GB/T 33357, as the API takes them. */
const GRADES = ['很满意', '满意', '一般', '不满意'] as const

/** One touch rates; nothing is chosen beforehand. */
export function Rate({ id }: { id: string }) {
  const rate = useRate(id)
  return (
    <section className="card">
      <h2>{t('portal.rate')}</h2>
      <div className="row">
        {GRADES.map((grade) => (
          <button
            type="button"
            key={grade}
            className="button small"
            disabled={rate.isPending}
            onClick={() =>
              rate.mutate({ grade }, { onSuccess: () => tellAfterAct({ sentence: t('portal.rated', { grade }) }) })
            }
          >
            {grade}
          </button>
        ))}
      </div>
      {rate.error ? <p role="alert">{explain(rate.error)}</p> : null}
    </section>
  )
}
