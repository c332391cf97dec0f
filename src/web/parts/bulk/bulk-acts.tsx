import { t } from '../../i18n/t.ts'
import { Menu } from '../../ui/menu.tsx'
import type { BulkAct } from './bulk.ts'
import { beginBulk } from './bulk-host.tsx'

/** The acts that are used most stand as buttons, the others in a menu. */
const SHOWN = 4

type Props<Row> = {
  readonly acts: readonly BulkAct<Row>[]
  readonly rows: readonly Row[]
  readonly clear: () => void
}

/** What may be done to all the rows that are chosen. */
export function BulkActs<Row>({ acts, rows, clear }: Props<Row>) {
  const begin = ({ title, fields = [], itemOf, touches }: BulkAct<Row>) =>
    beginBulk({
      title,
      n: rows.length,
      fields,
      itemsOf: (values) => rows.map((row) => itemOf(row, values)),
      touches,
      onDone: clear,
    })
  const more = acts.slice(SHOWN)
  return (
    <>
      {acts.slice(0, SHOWN).map((one) => (
        <button type="button" key={one.id} className="button small" onClick={() => begin(one)}>
          {one.title}
        </button>
      ))}
      {more.length > 0 ? (
        <Menu
          label={t('do.more')}
          align="start"
          items={more.map((one) => ({ id: one.id, label: one.title, onChoose: () => begin(one) }))}
        />
      ) : null}
    </>
  )
}
