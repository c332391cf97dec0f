import { CloseIcon } from '../../../ui/icons.tsx'
import { te } from './words.ts'

type Props = {
  readonly ids: readonly string[]
  readonly nameOf: (id: string) => string
  readonly onRemove: (id: string) => void
}

/** What was chosen, each to be taken out again; nothing while nothing is. */
export function ChosenTags({ ids, nameOf, onRemove }: Props) {
  return ids.length === 0 ? null : (
    <div className="row" style={{ gap: 4 }}>
      {ids.map((id) => (
        <span className="tag" key={id}>
          {nameOf(id)}
          <button
            type="button"
            className="pop-button"
            aria-label={te('ui.party.remove', { name: nameOf(id) })}
            onClick={() => onRemove(id)}
          >
            <CloseIcon />
          </button>
        </span>
      ))}
    </div>
  )
}
