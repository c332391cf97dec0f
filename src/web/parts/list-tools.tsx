import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { Dialog } from '../ui/dialog.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { ColumnsIcon } from '../ui/icons.tsx'
import { Menu } from '../ui/menu.tsx'
import { Pop } from '../ui/pop.tsx'
import { tellAfterAct } from './after-act.tsx'
import type { ListSettings } from './list-settings.ts'
import { useFilters } from './use-filters.ts'

type Props = {
  readonly columns: readonly { readonly id: string; readonly title: string }[]
  readonly settings: ListSettings
  readonly onChange: (change: Partial<ListSettings>) => void
}

/** Saved views, columns, density. */
export function ListTools({ columns, settings, onChange }: Props) {
  const [filters, , replace] = useFilters()
  const [naming, setNaming] = useState(false)
  const save = (name: string) =>
    onChange({ views: [...settings.views.filter((view) => view.name !== name), { name, search: filters }] })
  return (
    <>
      <Menu
        plain
        label={t('list.views')}
        items={[
          ...settings.views.map((view) => ({
            id: `view-${view.name}`,
            label: view.name,
            onChoose: () => replace(view.search),
          })),
          { id: 'save', label: t('list.save_view'), onChoose: () => setNaming(true) },
          {
            id: 'share',
            label: t('list.share_view'),
            onChoose: () => {
              void navigator.clipboard.writeText(location.href)
              tellAfterAct({ sentence: t('list.shared') })
            },
          },
          ...(settings.views.length > 0
            ? [{ id: 'forget', label: t('list.forget_views'), onChoose: () => onChange({ views: [] }) }]
            : []),
        ]}
      />
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
      {naming ? <NameView onClose={() => setNaming(false)} onName={save} /> : null}
    </>
  )
}

function NameView({ onClose, onName }: { onClose: () => void; onName: (name: string) => void }) {
  const [name, setName] = useState('')
  return (
    <Dialog
      title={t('list.save_view')}
      onClose={onClose}
      onSubmit={() => {
        if (name.trim() === '') return
        onName(name.trim())
        onClose()
      }}
      bottom={
        <button type="submit" className="button main">
          {t('do.save')}
        </button>
      }
    >
      <TextField label={t('list.view_name')} value={name} onChange={setName} required autoFocus />
    </Dialog>
  )
}
