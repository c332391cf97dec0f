import { t } from '../../i18n/t.ts'
import { Menu } from '../../ui/menu.tsx'
import { beginBulk } from './at-hand.ts'
import type { AllFound, BulkAct } from './bulk.ts'

/** The acts that are used most stand as buttons, the others in a menu. */
const SHOWN = 4

type Props<Row> = {
  readonly acts: readonly BulkAct<Row>[]
  readonly rows: readonly Row[]
  /** All that the filter finds are meant, not only the rows that are loaded. */
  readonly all?: AllFound | undefined
  readonly clear: () => void
}

/** What may be done to all the rows that are chosen. */
export function BulkActs<Row>({ acts, rows, all, clear }: Props<Row>) {
  const begin = ({ act, title, fields = [], rowOf, sharedOf }: BulkAct<Row>) =>
    beginBulk({
      act,
      title,
      fields,
      sharedOf,
      n: all ? all.total : rows.length,
      what: all ? { filter: all.filter } : { chosen: rows.map(rowOf) },
      onDone: clear,
    })
  const more = acts.slice(SHOWN)
  return (
    <>
      {acts.slice(0, SHOWN).map((one) => (
        <button type="button" key={one.act} className="button small" onClick={() => begin(one)}>
          {one.title}
        </button>
      ))}
      {more.length > 0 ? (
        <Menu
          label={t('do.more')}
          align="start"
          items={more.map((one) => ({ id: one.act, label: one.title, onChoose: () => begin(one) }))}
        />
      ) : null}
    </>
  )
}
