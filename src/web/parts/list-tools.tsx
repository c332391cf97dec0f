import { t } from '../i18n/t.ts'
import { CheckField } from '../ui/field.tsx'
import { ColumnsIcon } from '../ui/icons.tsx'
import { Pop } from '../ui/pop.tsx'
import type { ListSettings } from './list-settings.ts'
import { ListViews } from './list-views.tsx'

type Props = {
  readonly list: string
  readonly columns: readonly { readonly id: string; readonly title: string }[]
  readonly settings: ListSettings
  readonly onChange: (change: Partial<ListSettings>) => void
}

/** Saved views, columns, density. */
export function ListTools({ list, columns, settings, onChange }: Props) {
  return (
    <>
      <ListViews list={list} settings={settings} onChange={onChange} />
      <Pop
        className="button plain"
        name={t('list.columns')}
        content={
          <span className="stack tight" style={{ display: 'grid' }}>
            <span className="strong">{t('list.columns')}</span>
            {columns.map((column) => (
              <CheckField
                key={column.id}
                label={column.title}
                value={!settings.hidden.includes(column.id)}
                onChange={(on) =>
                  onChange({
                    hidden: on ? settings.hidden.filter((id) => id !== column.id) : [...settings.hidden, column.id],
                  })
                }
              />
            ))}
            <span className="strong" style={{ marginTop: 6 }}>
              {t('list.density')}
            </span>
            <CheckField label={t('list.dense')} value={settings.dense} onChange={(dense) => onChange({ dense })} />
          </span>
        }
      >
        <ColumnsIcon />
      </Pop>
    </>
  )
}
