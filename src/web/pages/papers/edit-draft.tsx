import { useState } from 'react'
import { isBlocks } from '#domain/paper/block.ts'
import { blocksToText, textToBlocks } from '#domain/paper/block-text.ts'
import { PAPER_FORMATS, type PaperFormat } from '#domain/paper/format.ts'
import { type Draft, useEditDraft } from '../../api/paper-drafts.ts'
import { t, word } from '../../i18n/t.ts'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { Field, TextField } from '../../ui/field.tsx'

type Props = {
  readonly draft: Draft
  readonly content: Readonly<Record<string, unknown>>
  readonly onClose: () => void
}

/** 紧急程度 as papers write it (7.2.3). */
const URGENCIES = ['', '特急', '加急'] as const

/** Several names in one line, as people write them. */
const namesIn = (text: string): string[] => text.split(/[、，,;；\n]/).flatMap((name) => name.trim() || [])

/** The wording of a draft: title, format, to whom, the text with its headings and tables. */
export function EditDraft({ draft, content, onClose }: Props) {
  const before = isBlocks(content.blocks) ? content.blocks : []
  const [title, setTitle] = useState(draft.title)
  const [format, setFormat] = useState<PaperFormat>(draft.format)
  const [to, setTo] = useState(draft.to.join('、'))
  const [copy, setCopy] = useState(draft.copy.join('、'))
  const said = (name: string) => (typeof content[name] === 'string' ? content[name] : '')
  const [more, setMore] = useState({
    signer: said('signer'),
    signerPost: said('signerPost'),
    urgency: said('urgency'),
    note: said('note'),
    attachments: Array.isArray(content.attachments) ? content.attachments.map(String).join('、') : '',
  })
  const set = (name: keyof typeof more) => (value: string) => setMore({ ...more, [name]: value })
  const [text, setText] = useState(blocksToText(before))
  const edit = useEditDraft(draft.id)
  return (
    <Dialog
      title={t('paper.edit')}
      onClose={onClose}
      onSubmit={() =>
        edit.mutate(
          {
            revision: draft.revision,
            title: title.trim(),
            format,
            toNames: namesIn(to),
            copyNames: namesIn(copy),
            blocks: textToBlocks(text, before),
            signer: more.signer.trim(),
            signerPost: more.signerPost.trim(),
            urgency: more.urgency as (typeof URGENCIES)[number],
            note: more.note.trim(),
            attachments: namesIn(more.attachments),
          },
          { onSuccess: onClose },
        )
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={edit.isPending || title.trim() === ''}>
          {t('do.save')}
        </SendOrCancel>
      }
    >
      <TextField label={t('paper.title')} value={title} onChange={setTitle} required />
      <Field label={t('paper.format')}>
        {({ id }) => (
          <select
            id={id}
            className="input"
            value={format}
            onChange={(event) => setFormat(event.target.value as PaperFormat)}
          >
            {PAPER_FORMATS.map((one) => (
              <option key={one} value={one}>
                {word('paper_format', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField label={t('paper.to')} value={to} onChange={setTo} help={t('paper.names_help')} />
      <TextField label={t('paper.copy')} value={copy} onChange={setCopy} help={t('paper.names_help')} />
      <TextField label={t('paper.body')} value={text} onChange={setText} lines={16} help={t('paper.body_help')} />
      <TextField
        label={t('paper.attachments')}
        value={more.attachments}
        onChange={set('attachments')}
        help={t('paper.attachments_help')}
      />
      <TextField label={t('paper.note')} value={more.note} onChange={set('note')} />
      <TextField label={t('paper.signer')} value={more.signer} onChange={set('signer')} help={t('paper.signer_help')} />
      {format === 'order' ? (
        <TextField label={t('paper.signer_post')} value={more.signerPost} onChange={set('signerPost')} />
      ) : null}
      <Field label={t('paper.urgency')}>
        {({ id }) => (
          <select
            id={id}
            className="input"
            value={more.urgency}
            onChange={(event) => set('urgency')(event.target.value)}
          >
            {URGENCIES.map((one) => (
              <option key={one} value={one}>
                {one || t('value.none')}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Failure error={edit.error} />
    </Dialog>
  )
}
