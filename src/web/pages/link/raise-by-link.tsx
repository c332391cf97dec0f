import { useState } from 'react'
import type { z } from 'zod'
import type { useLink as answerLink } from '#http/contract/confirm.ts'
import { call } from '../../api/client.ts'
import { useWrite } from '../../api/use-write.ts'
import { formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { EmptyState, Failure } from '../../parts/states.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import type { Opened } from './link-page.tsx'

type Props = { readonly token: string; readonly opened: Opened; readonly onDone: (sentence: string) => void }

/** A problem by a link that asks for one: what, of which kind, how it is. */
export function RaiseByLink({ token, opened, onDone }: Props) {
  const [kind] = opened.kinds
  const [said, setSaid] = useState({ title: '', category: '', body: '' })
  const [tried, setTried] = useState(false)
  const send = useWrite({
    touches: [],
    send: (body: z.input<typeof answerLink.body>, key) =>
      call<typeof answerLink>('POST', '/api/c/:token', { params: { token }, body, key }),
  })
  if (!kind) return <EmptyState>{t('portal.no_kind')}</EmptyState>
  const untitled = said.title.trim() === ''
  const unsorted = kind.categories.length > 0 && said.category === ''
  return (
    <form
      className="stack wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (untitled || unsorted) return
        const problem = {
          programKey: kind.programKey,
          matter: kind.matter,
          title: said.title.trim(),
          ...(said.category ? { category: said.category } : {}),
          ...(said.body.trim() ? { body: said.body.trim() } : {}),
        }
        send.mutate({ problem }, { onSuccess: (done) => onDone(done.sentence) })
      }}
    >
      <h1>{opened.enterprise}</h1>
      <TextField
        label={t('portal.what')}
        value={said.title}
        onChange={(title) => setSaid({ ...said, title })}
        required
        fault={tried && untitled ? t('form.fault.required') : undefined}
      />
      {kind.categories.length > 0 ? (
        <ChoiceField
          label={t('matter.category')}
          required
          value={said.category ? [said.category] : []}
          options={kind.categories.map((one) => ({ value: one, label: one }))}
          onChange={([category = '']) => setSaid({ ...said, category })}
          fault={tried && unsorted ? t('form.fault.required') : undefined}
        />
      ) : null}
      <TextField
        label={t('portal.body')}
        value={said.body}
        onChange={(body) => setSaid({ ...said, body })}
        lines={5}
        help={t('form.secrecy')}
      />
      <Failure error={send.error} />
      <button type="submit" className="button main block" disabled={send.isPending}>
        {send.isPending ? t('state.sending') : t('do.send')}
      </button>
      <p className="muted small">{t('link_page.once', { at: formatMoment(opened.expiresAt) })}</p>
    </form>
  )
}
