import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { t } from '../i18n/t.ts'
import type { Picked } from './search-pick.tsx'

type Props = {
  readonly label: string
  /** Name of the list in the cache. */
  readonly of: string
  readonly find: (text: string) => Promise<readonly Picked[]>
  readonly id: string | undefined
  /** Name of what is chosen, where the page knows it. */
  readonly name?: string | undefined
  readonly onChange: (id: string | undefined) => void
}

/** A filter by one thing's name, in the bar of a list: type, choose from the browser's own list; what is chosen is a tag. */
export function NamePick({ label, of, find, id, name, onChange }: Props) {
  const listId = useId()
  const [text, setText] = useState('')
  const [known, setKnown] = useState<string>()
  const options = useQuery({
    queryKey: [of, 'pick', text],
    queryFn: () => find(text),
    enabled: text.trim() !== '',
    placeholderData: (before) => before,
  })
  if (id) {
    return (
      <button type="button" className="tag" onClick={() => onChange(undefined)}>
        {label} {known ?? name ?? ''} <span aria-hidden>✕</span>
        <span className="visually-hidden">{t('pick.remove', { name: label })}</span>
      </button>
    )
  }
  return (
    <>
      <input
        type="search"
        className="input"
        style={{ width: 130 }}
        aria-label={label}
        placeholder={label}
        list={listId}
        value={text}
        onChange={(event) => {
          const typed = event.target.value
          const chosen = options.data?.find((option) => option.name === typed)
          setText(chosen ? '' : typed)
          if (!chosen) return
          setKnown(chosen.name)
          onChange(chosen.id)
        }}
      />
      <datalist id={listId}>
        {options.data?.map((option) => (
          <option key={option.id} value={option.name}>
            {option.hint ?? ''}
          </option>
        ))}
      </datalist>
    </>
  )
}
