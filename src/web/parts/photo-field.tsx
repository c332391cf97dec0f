import { useState } from 'react'
import { explain } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { photoKey } from '../offline/photo-marks.ts'
import { Field } from '../ui/field.tsx'
import { FileInput } from '../ui/file-input.tsx'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string | undefined) => void
  readonly fault?: string | undefined
  readonly required?: boolean
}

/** Keeps a photograph on the phone for an entry that may wait; the queue is fetched when the first one is taken. */
export async function keepHere(file: File): Promise<{ id: string; name: string }> {
  const { keepMyPhoto } = await import('../offline/queue.ts')
  return await keepMyPhoto(file)
}

/** Why a photograph could not be kept, in words; undefined for another failure. */
export function refusedPhoto(error: unknown): string | undefined {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NoPicture') return t('photo.unreadable')
  return name === 'TooManyPhotos' ? t('photo.too_many', { n: (error as Error).message }) : undefined
}

/** One photograph that the program asks for: taken with or without network, made smaller, sent with the entry. */
export function PhotoField({ label, value, onChange, fault, required }: Props) {
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  async function take(file: File | undefined) {
    if (!file) return
    setFailure(undefined)
    setBusy(true)
    try {
      onChange((await keepHere(file)).id)
    } catch (error) {
      setFailure(refusedPhoto(error) ?? explain(error))
    }
    setBusy(false)
  }
  return (
    <Field label={label} help={t('photo.help')} fault={failure ?? fault} {...(required ? { required } : {})}>
      {({ id, describedBy }) => (
        <div className="stack tight">
          {value ? (
            <p className="row apart" role="status">
              <span className="tag">{photoKey(value) ? t('photo.kept') : t('form.file_kept')}</span>
              <button type="button" className="button plain small" onClick={() => onChange(undefined)}>
                {t('do.remove')}
              </button>
            </p>
          ) : null}
          <FileInput
            id={id}
            listed
            accept="image/*"
            capture="environment"
            disabled={busy}
            describedBy={describedBy}
            onFiles={([file]) => void take(file)}
          />
        </div>
      )}
    </Field>
  )
}
