import { type DragEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { ChartUnit, Member } from '../../api/org-chart.ts'
import { formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { Menu } from '../../ui/menu.tsx'
import type { UnitAct } from './org-dialogs.tsx'

export type Dragged =
  | { readonly kind: 'unit'; readonly id: string }
  | { readonly kind: 'person'; readonly person: Member }

type Props = {
  readonly units: readonly ChartUnit[]
  readonly today: string
  readonly find: string
  readonly chosen: string | undefined
  readonly change: boolean
  readonly onChoose: (id: string) => void
  readonly onAct: (act: UnitAct | 'add', unit: ChartUnit) => void
  /** null: to the top. */
  readonly onDrop: (dragged: Dragged, to: string | null) => void
}

/** The tree of units: arrows walk and fold it, Enter chooses, a unit or a person can be dropped on another unit. */
export function UnitTree({ units, today, find, chosen, change, onChoose, onAct, onDrop }: Props) {
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set())
  const [over, setOver] = useState<string>()
  const box = useRef<HTMLDivElement>(null)
  const below = useMemo(() => childrenOf(units), [units])
  const wanted = find.trim()
  const kept = useMemo(() => (wanted === '' ? undefined : matching(units, wanted)), [units, wanted])
  const rows: { unit: ChartUnit; level: number; open: boolean | undefined }[] = []
  const walk = (parent: string | null, level: number) => {
    for (const unit of below.get(parent) ?? []) {
      if (kept && !kept.has(unit.id)) continue
      const has = (below.get(unit.id)?.length ?? 0) > 0
      const open = has ? kept !== undefined || !shut.has(unit.id) : undefined
      rows.push({ unit, level, open })
      if (open) walk(unit.id, level + 1)
    }
  }
  walk(null, 1)
  const fold = (id: string, open: boolean) => {
    const next = new Set(shut)
    if (open) next.delete(id)
    else next.add(id)
    setShut(next)
  }
  const dropped = (event: DragEvent, to: string | null) => {
    event.preventDefault()
    setOver(undefined)
    const unit = event.dataTransfer.getData('application/x-lianqi-unit')
    const person = event.dataTransfer.getData('application/x-lianqi-person')
    if (unit) onDrop({ kind: 'unit', id: unit }, to)
    else if (person) onDrop({ kind: 'person', person: JSON.parse(person) as Member }, to)
  }
  const target = (to: string | null) =>
    change
      ? {
          onDragOver: (event: DragEvent) => {
            event.preventDefault()
            setOver(to ?? 'top')
          },
          onDragLeave: () => setOver(undefined),
          onDrop: (event: DragEvent) => dropped(event, to),
        }
      : {}
  const current = rows.some((row) => row.unit.id === chosen) ? chosen : rows[0]?.unit.id
  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex((row) => row.unit.id === (document.activeElement as HTMLElement)?.dataset.unit)
    const row = rows[at]
    if (!row) return
    const go = (to: number) => box.current?.querySelector<HTMLElement>(`[data-unit="${rows[to]?.unit.id}"]`)?.focus()
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'ArrowRight' && row.open === false) fold(row.unit.id, true)
    else if (event.key === 'ArrowLeft' && row.open) fold(row.unit.id, false)
    else return
    event.preventDefault()
  }
  return (
    <div className="org-tree" ref={box}>
      {change ? (
        <p className={`org-top small muted${over === 'top' ? ' over' : ''}`} {...target(null)}>
          {t('org.to_top')}
        </p>
      ) : null}
      <div role="treegrid" aria-label={t('org.units')} onKeyDown={onKeyDown}>
        {rows.map(({ unit, level, open }) => (
          <div
            key={unit.id}
            role="row"
            tabIndex={-1}
            aria-level={level}
            aria-expanded={open}
            aria-selected={unit.id === chosen}
            className={over === unit.id ? 'org-row over' : 'org-row'}
            {...target(unit.id)}
          >
            <div
              role="gridcell"
              data-unit={unit.id}
              tabIndex={unit.id === current ? 0 : -1}
              className="org-unit"
              style={{ paddingInlineStart: level * 18 - 8 }}
              draggable={change && unit.toDay === null}
              onDragStart={(event) => {
                event.dataTransfer.setData('application/x-lianqi-unit', unit.id)
                event.dataTransfer.effectAllowed = 'move'
              }}
              onClick={() => onChoose(unit.id)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === ' ') onChoose(unit.id)
              }}
            >
              <span
                className="org-fold"
                aria-hidden="true"
                onClick={(event) => {
                  if (open === undefined) return
                  event.stopPropagation()
                  fold(unit.id, !open)
                }}
              >
                {open === undefined ? '' : open ? '▾' : '▸'}
              </span>
              <span className="grow">
                {unit.name} <span className="muted small">{unit.kind}</span>
                {unit.isOffice ? <span className="tag blue">{t('org.office')}</span> : null}
                {unit.toDay ? (
                  <span className="tag">{t('org.closed_on', { day: formatDay(unit.toDay, { weekday: false }) })}</span>
                ) : null}
              </span>
              <span className="muted small nowrap">
                {t('org.people', { n: unit.people })}
                {unit.leading > 0 ? ` · ${t('org.leading', { n: unit.leading })}` : ''}
              </span>
            </div>
            {change && (unit.toDay === null || unit.toDay >= today) ? (
              <div role="gridcell" tabIndex={-1}>
                <Menu
                  plain
                  label={t('org.change')}
                  name={unit.name}
                  items={[
                    ...(['move', 'rename', 'merge', 'close'] as const).map((act) => ({
                      id: act,
                      label: t(`org.do.${act}`),
                      onChoose: () => onAct(act, unit),
                    })),
                    { id: 'add', label: t('org.do.add'), onChoose: () => onAct('add', unit) },
                  ]}
                />
              </div>
            ) : null}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Units by the unit above them; one whose unit above cannot be seen stands at the top. */
function childrenOf(units: readonly ChartUnit[]): ReadonlyMap<string | null, ChartUnit[]> {
  const ids = new Set(units.map((one) => one.id))
  const below = new Map<string | null, ChartUnit[]>()
  for (const unit of units) {
    const parent = unit.parentId && ids.has(unit.parentId) ? unit.parentId : null
    below.set(parent, [...(below.get(parent) ?? []), unit])
  }
  return below
}

/** What the search finds, with everything above it. */
function matching(units: readonly ChartUnit[], wanted: string): ReadonlySet<string> {
  const byId = new Map(units.map((one) => [one.id, one]))
  const kept = new Set<string>()
  for (const unit of units) {
    if (!unit.name.includes(wanted)) continue
    for (
      let at: ChartUnit | undefined = unit;
      at && !kept.has(at.id);
      at = at.parentId ? byId.get(at.parentId) : undefined
    )
      kept.add(at.id)
  }
  return kept
}
