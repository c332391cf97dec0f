import { useState } from 'react'
import { useAnswer, type WordItem } from '../../api/word.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'

/** Agreeing to these takes no words: the act keeps none. */
const SAYS_NOTHING: readonly WordItem['kind'][] = ['signature', 'contest', 'handover']

type Props = { readonly item: WordItem; readonly agreed: boolean; readonly onClose: () => void }

/** The word before it is sent: an instruction is there to be sent as it stands or worded otherwise; a refusal says why. */
export function AnswerDialog({ item, agreed, onClose }: Props) {
  const instructs = item.kind === 'submission' || item.kind === 'tier'
  const [text, setText] = useState(
    !instructs ? '' : item.unit ? t('word.default', { unit: item.unit }) : t('word.default_nobody'),
  )
  const [fault, setFault] = useState<string>()
  const answer = useAnswer()
  const title = word(agreed ? 'word.yes' : 'word.no', item.kind)
  const needed = instructs || !agreed
  const silent = agreed && SAYS_NOTHING.includes(item.kind)
  async function submit() {
    if (needed && text.trim() === '') return setFault(t(agreed ? 'form.fault.required' : 'word.reason_needed'))
    await answer.mutateAsync({ item, agreed, text: text.trim() })
    tellAfterAct({ sentence: t('word.done', { title: `${title} · ${item.title}` }) })
    onClose()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={answer.isPending}>
          {answer.isPending ? t('state.sending') : title}
        </SendOrCancel>
      }
    >
      <p className="strong">{item.title}</p>
      {silent ? null : (
        <TextField
          label={t(instructs ? 'word.text' : agreed ? 'word.say' : 'word.reason')}
          value={text}
          onChange={setText}
          lines={3}
          required={needed}
          fault={fault}
        />
      )}
      <Failure error={answer.error} />
    </Dialog>
  )
}
