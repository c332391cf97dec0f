import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { sendDraft } from '../../../api/program-editor.ts'
import { today } from '../../../format/date.ts'
import { Failure } from '../../../parts/states.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { te } from './words.ts'

/** Begins a program from a notice: its names and first day, and an empty rule book to fill. */
export function NewProgram({ taken, onClose }: { taken: readonly string[]; onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [source, setSource] = useState('')
  const [id, setId] = useState('')
  const [from, setFrom] = useState(today())
  const [error, setError] = useState<unknown>()
  const navigate = useNavigate()
  const exists = taken.includes(id)
  const valid = title.trim() !== '' && source.trim() !== '' && /^[a-z][a-z0-9_]*$/.test(id) && !exists
  const start = async () => {
    if (!valid) return
    const quoted = (text: string) => JSON.stringify(text.trim())
    const text = `program: ${id}\nversion: 1\ntitle: ${quoted(title)}\nsource: ${quoted(source)}\nin_force: { from: ${from} }\n`
    try {
      await sendDraft(id, { text, cases: [], baseVersion: null, revision: 0 })
      await navigate({ to: '/programs/$key/edit', params: { key: id }, search: { view: 'clauses' } })
    } catch (wrong) {
      setError(wrong)
    }
  }
  return (
    <Dialog
      title={te('ui.new.button')}
      onClose={onClose}
      onSubmit={() => void start()}
      bottom={
        <button type="submit" className="button main" disabled={!valid}>
          {te('ui.new.start')}
        </button>
      }
    >
      <p className="muted">{te('ui.new.what')}</p>
      <TextField label={te('ui.new.title')} value={title} onChange={setTitle} required />
      <TextField label={te('ui.new.source')} value={source} onChange={setSource} required />
      <TextField
        label={te('ui.new.id')}
        value={id}
        onChange={setId}
        required
        help={te('ui.new.id_help')}
        fault={exists ? te('ui.new.taken') : undefined}
      />
      <TextField label={te('ui.new.from')} type="date" value={from} onChange={setFrom} required />
      <Failure error={error} />
    </Dialog>
  )
}
