import { useState } from 'react'
import type { addAttachment } from '#http/contract/attachment.ts'
import { toBase64 } from '../api/base64.ts'
import { call, newKey } from '../api/client.ts'
import { explain } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { onThePhone } from '../offline/kept.ts'
import { Field } from '../ui/field.tsx'
import { FileInput } from '../ui/file-input.tsx'
import { keepHere, refusedPhoto } from './photo-field.tsx'

export type Attached = { readonly id: string; readonly name: string }
const LARGEST = 10 * 1024 * 1024

type Props = {
  readonly label: string
  readonly thing: {
    readonly kind: 'matter' | 'visit' | 'form' | 'enterprise' | 'project' | 'finding' | 'target'
    readonly id: string
  }
  readonly value: readonly Attached[]
  readonly onChange: (value: Attached[]) => void
  readonly fault?: string | undefined
  /** On the phone, of a write that may wait: photographs are kept there, made smaller, and go with it. */
  readonly keep?: boolean
}

/** Files as evidence, uploaded as they are chosen; on a phone the system offers its camera. */
export function FilesField({ label, thing, value, onChange, fault, keep }: Props) {
  const [failure, setFailure] = useState<string>()
  const [waiting, setWaiting] = useState(0)
  async function add(files: readonly File[]) {
    setFailure(undefined)
    setWaiting(files.length)
    const added: Attached[] = []
    try {
      for (const file of files) {
        if (keep && onThePhone() && file.type.startsWith('image/')) {
          added.push(await keepHere(file))
          setWaiting((n) => n - 1)
          continue
        }
        if (file.size > LARGEST) throw new Error('too large')
        const body = {
          thingKind: thing.kind,
          thingId: thing.id,
          name: file.name,
          mediaType: file.type || 'application/octet-stream',
          content: await toBase64(file),
        }
        added.push(await call<typeof addAttachment>('POST', '/api/attachments', { body, key: newKey() }))
        setWaiting((n) => n - 1)
      }
    } catch (error) {
      setFailure(
        error instanceof Error && error.message === 'too large'
          ? t('files.too_large')
          : (refusedPhoto(error) ?? explain(error)),
      )
    }
    setWaiting(0)
    onChange([...value, ...added])
  }
  return (
    <Field label={label} help={keep && onThePhone() ? t('photo.help') : t('files.help')} fault={failure ?? fault}>
      {({ id, describedBy }) => (
        <div className="stack tight">
          {value.length > 0 ? (
            <ul className="row">
              {value.map((file) => (
                <li key={file.id} className="tag">
                  {file.name}
                  <button
                    type="button"
                    className="pop-button"
                    aria-label={t('pick.remove', { name: file.name })}
                    onClick={() => onChange(value.filter((one) => one.id !== file.id))}
                  >
                    ✕
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
          <FileInput
            id={id}
            multiple
            listed
            accept=".jpg,.jpeg,.png,.webp,.pdf,.xlsx,.docx"
            describedBy={describedBy}
            onFiles={(files) => void add([...files])}
          />
          {waiting > 0 ? <p role="status">{t('files.waiting', { n: waiting })}</p> : null}
        </div>
      )}
    </Field>
  )
}
