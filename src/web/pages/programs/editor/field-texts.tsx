import { useEffect, useState } from 'react'
import { TextField } from '../../../ui/field.tsx'
import { te } from './words.ts'

/** A list of short texts, one a line; an empty line in the making is no text yet. */
export function TextsField(props: {
  label: string
  help?: string | undefined
  value: readonly (string | number)[]
  fault?: string | undefined
  onChange: (value: string[] | undefined) => void
}) {
  const { label, help, value, fault, onChange } = props
  const [text, setText] = useState(value.join('\n'))
  const kept = value.join('\n')
  useEffect(() => {
    setText((before) => (linesOf(before).join('\n') === kept ? before : kept))
  }, [kept])
  return (
    <TextField
      label={label}
      help={help ?? te('ui.texts.help')}
      value={text}
      lines={Math.max(2, Math.min(8, text.split('\n').length))}
      fault={fault}
      onChange={(next) => {
        setText(next)
        const lines = linesOf(next)
        onChange(lines.length === 0 ? undefined : lines)
      }}
    />
  )
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
