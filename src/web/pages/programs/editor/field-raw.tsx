import { useEffect, useState } from 'react'
import { parseDocument, stringify } from 'yaml'
import { TextField } from '../../../ui/field.tsx'
import type { Value } from './edit-text.ts'
import { te } from './words.ts'

const show = (value: Value | undefined): string =>
  value === undefined ? '' : stringify(value, { lineWidth: 0, flowCollectionPadding: true }).trimEnd()

/** What the form has no simpler way for: as it stands in the file. Sent when it can be read. */
export function RawField(props: {
  label: string
  help?: string | undefined
  value: Value | undefined
  fault?: string | undefined
  onChange: (value: Value | undefined) => void
}) {
  const { label, help, value, fault, onChange } = props
  const [text, setText] = useState(() => show(value))
  const [wrong, setWrong] = useState<string>()
  useEffect(() => {
    setText((before) => (JSON.stringify(read(before).value) === JSON.stringify(value) ? before : show(value)))
  }, [value])
  return (
    <TextField
      label={label}
      help={help ?? te('ui.as_text')}
      value={text}
      lines={Math.min(8, text.split('\n').length + 1)}
      fault={wrong ? te('ui.as_text_fault', { why: wrong }) : fault}
      onChange={(next) => {
        setText(next)
        const found = read(next)
        setWrong(found.wrong)
        if (!found.wrong) onChange(found.value)
      }}
    />
  )
}

function read(text: string): { value?: Value; wrong?: string } {
  if (text.trim() === '') return {}
  const document = parseDocument(text, { version: '1.2', logLevel: 'error' })
  const [error] = document.errors
  return error ? { wrong: error.message.split('\n')[0] ?? '' } : { value: document.toJS() as Value }
}
