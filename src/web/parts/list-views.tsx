import { useEffect, useRef, useState } from 'react'
import { useRemoveView, useViews } from '../api/views.ts'
import { t } from '../i18n/t.ts'
import { Menu } from '../ui/menu.tsx'
import { tellAfterAct } from './after-act.tsx'
import type { ListSettings } from './list-settings.ts'
import { SaveView } from './save-view.tsx'
import { useFilters } from './use-filters.ts'

type Props = {
  readonly list: string
  readonly settings: ListSettings
  readonly onChange: (change: Partial<ListSettings>) => void
}

/** Saved views of a list: choose, save, share, take away. A list without a filter opens with the default of one's role, once. */
export function ListViews({ list, settings, onChange }: Props) {
  const [filters, , replace] = useFilters()
  const views = useViews(list)
  const remove = useRemoveView()
  const [saving, setSaving] = useState(false)
  const items = views.data?.items ?? []
  const same = (search: Readonly<Record<string, string>>) =>
    JSON.stringify(Object.entries(search).sort()) === JSON.stringify(Object.entries(filters).sort())
  const current = items.find((view) => same(view.search))
  const open = (id: string) => {
    const view = items.find((one) => one.id === id)
    if (!view) return
    replace(view.search)
    if (view.hidden) onChange({ hidden: view.hidden })
  }
  const opening = items.find((view) => view.opens)
  // Only when the page is entered without a filter: whoever clears a filter wants everything.
  const entered = useRef(Object.keys(filters).length === 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the views are known
  useEffect(() => {
    if (!views.data) return
    if (entered.current && opening) open(opening.id)
    entered.current = false
  }, [views.data])
  return (
    <>
      <Menu
        plain
        label={current ? t('view.current', { name: current.name }) : t('list.views')}
        items={[
          ...items.map((view) => ({
            id: view.id,
            label: (
              <span>
                {view.name}
                {view === current ? ' ✓' : ''}{' '}
                {view.shared === 'own' ? null : (
                  <span className="muted small">{view.shared === 'all' ? t('view.of_all') : view.org?.name}</span>
                )}
              </span>
            ),
            onChoose: () => open(view.id),
          })),
          { id: 'save', label: t('list.save_view'), onChoose: () => setSaving(true) },
          {
            id: 'share',
            label: t('list.share_view'),
            onChoose: () => {
              void navigator.clipboard.writeText(location.href)
              tellAfterAct({ sentence: t('list.shared') })
            },
          },
          ...(current?.mayChange
            ? [
                {
                  id: 'remove',
                  label: t('view.remove', { name: current.name }),
                  onChoose: () =>
                    void remove
                      .mutateAsync({ id: current.id })
                      .then(() => tellAfterAct({ sentence: t('view.removed', { name: current.name }) })),
                },
              ]
            : []),
        ]}
      />
      {saving ? (
        <SaveView
          list={list}
          search={filters}
          hidden={settings.hidden}
          first={current}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </>
  )
}
