import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { type Area, usePlaceAreas } from '../../api/situation.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { moved, type Placed } from './area-moves.ts'

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The office lays out its areas as they lie: by the arrow keys or by dragging; a square that is taken changes places. */
export function AreaPlan({ areas, onClose }: { areas: readonly Area[]; onClose: () => void }) {
  const [placed, setPlaced] = useState<readonly Placed[]>(
    areas.map(({ id, name, row, col }) => ({ id, name, row, col })),
  )
  const save = usePlaceAreas()
  const across = Math.max(4, ...placed.map((one) => one.col + 2))
  const down = Math.max(3, ...placed.map((one) => one.row + 2))
  const go = (id: string, row: number, col: number) => setPlaced(moved(placed, id, row, col))
  const onKey = (event: KeyboardEvent, one: Placed) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    go(one.id, one.row + step[0], one.col + step[1])
  }
  const onDrop = (event: DragEvent, row: number, col: number) => {
    event.preventDefault()
    go(event.dataTransfer.getData('text/plain'), row, col)
  }
  const submit = async () => {
    await save.mutateAsync({ places: placed.map(({ id, row, col }) => ({ id, row, col })) })
    tellAfterAct({ sentence: t('situation.areas.place_done') })
    onClose()
  }
  return (
    <Dialog
      title={t('situation.areas.place_title')}
      wide
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={save.isPending}>
          {t('do.save')}
        </SendOrCancel>
      }
    >
      <p className="muted">{t('situation.areas.place_help')}</p>
      <div className="area-plan" style={{ gridTemplateColumns: `repeat(${across}, minmax(72px, 1fr))` }}>
        {Array.from({ length: across * down }, (_, n) => {
          const [row, col] = [Math.floor(n / across), n % across]
          return (
            <div
              key={`${row}:${col}`}
              className="square"
              style={{ gridRow: row + 1, gridColumn: col + 1 }}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => onDrop(event, row, col)}
            />
          )
        })}
        {placed.map((one) => (
          <button
            key={one.id}
            type="button"
            className="area"
            draggable
            style={{ gridRow: one.row + 1, gridColumn: one.col + 1 }}
            aria-label={t('situation.areas.at', { area: one.name, row: one.row + 1, col: one.col + 1 })}
            onDragStart={(event) => event.dataTransfer.setData('text/plain', one.id)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => onDrop(event, one.row, one.col)}
            onKeyDown={(event) => onKey(event, one)}
          >
            {one.name}
          </button>
        ))}
      </div>
      <Failure error={save.error} />
    </Dialog>
  )
}
