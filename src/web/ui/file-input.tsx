import { useState } from 'react'
import { t } from '../i18n/t.ts'

type Props = {
  /** File name endings, as the input's `accept`. */
  readonly accept: string
  readonly onFiles: (files: readonly File[]) => void
  readonly multiple?: boolean
  readonly disabled?: boolean
  /** Where the field's label stands apart: what it points to. */
  readonly id?: string
  /** Where nothing else names it. */
  readonly label?: string
  readonly describedBy?: string | undefined
  /** The page itself lists what was chosen. */
  readonly listed?: boolean
  /** A phone opens its camera. */
  readonly capture?: 'environment'
}

/**
 * Chooses a file. The browser's own button speaks the browser's language, which need not be the reader's; the field behind
 * is still the native one, so keys, screen readers and phones do what they always do.
 */
export function FileInput(props: Props) {
  const { accept, onFiles, multiple = false, disabled = false, id, label, describedBy, listed = false, capture } = props
  const [names, setNames] = useState('')
  return (
    <label className="file-input">
      <input
        {...(id ? { id } : {})}
        className="visually-hidden"
        type="file"
        accept={accept}
        capture={capture}
        multiple={multiple}
        disabled={disabled}
        aria-label={label}
        aria-describedby={describedBy}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          setNames(files.map((file) => file.name).join('、'))
          if (files.length > 0) onFiles(files)
          // The same file, mended, may be chosen again.
          event.target.value = ''
        }}
      />
      <span className="button" aria-hidden="true">
        {t('import.browse')}
      </span>
      {listed ? null : <span className="muted small">{names || t('file.none')}</span>}
    </label>
  )
}
