import { useState } from 'react'
import { SelectField, TextField } from '../../../ui/field.tsx'
import type { Value } from './edit-text.ts'
import { declared, type Root } from './names.ts'
import { te } from './words.ts'

const UNITS = ['minutes', 'hours', 'working hours', 'days', 'working days', 'weeks', 'months', 'years'] as const
const PLAIN = /^(\d+) (minutes?|hours?|working hours?|days?|working days?|weeks?|months?|years?)$/

/** A stretch of time in figures and a unit, a parameter, or any other way the language knows, as text. */
export function LimitField(props: {
  label: string
  help?: string | undefined
  value: Value | undefined
  root: Root
  fault?: string | undefined
  onChange: (value: Value | undefined) => void
}) {
  const { label, help, value, root, fault, onChange } = props
  const text = value === undefined ? '' : String(value)
  const plain = PLAIN.exec(text)
  const params = declared(root, 'param').filter(({ id }) => isLimit(root, id))
  const way = plain ? 'plain' : text.startsWith('param.') ? 'param' : text === '' ? 'plain' : 'other'
  const [chosen, setChosen] = useState<'plain' | 'param' | 'other'>()
  const shown = chosen ?? way
  const [unitBefore, setUnitBefore] = useState<string>('working days')
  const unit = plain
    ? (UNITS.find((one) => one.replace(/s$/, '') === plain[2]?.replace(/s$/, '')) ?? 'days')
    : unitBefore
  const write = (n: string, of: string) => {
    setUnitBefore(of)
    onChange(n.trim() === '' ? undefined : `${n.trim()} ${n.trim() === '1' ? of.replace(/s$/, '') : of}`)
  }
  return (
    <fieldset className="field limit-field">
      <legend className="label" style={{ padding: 0 }}>
        {label}
      </legend>
      <div className="row" style={{ alignItems: 'end' }}>
        <SelectField
          label={te('ui.limit.kind')}
          value={shown}
          options={[
            { value: 'plain', label: te('ui.limit.plain') },
            ...(params.length > 0 ? [{ value: 'param', label: te('ui.limit.param') }] : []),
            { value: 'other', label: te('ui.limit.other') },
          ]}
          onChange={(next) => {
            setChosen(next as typeof shown)
            if (next === 'param' && params[0]) onChange(`param.${params[0].id}`)
          }}
        />
        {shown === 'plain' ? (
          <>
            <TextField
              label={te('ui.limit.amount')}
              type="number"
              min="0"
              value={plain?.[1] ?? ''}
              fault={fault}
              onChange={(n) => write(n, unit)}
            />
            <SelectField
              label={te('ui.limit.unit')}
              value={unit}
              options={UNITS.map((one) => ({ value: one, label: te(`ui.unit.${one}`) }))}
              onChange={(next) => write(plain?.[1] ?? '1', next)}
            />
          </>
        ) : null}
        {shown === 'param' ? (
          <SelectField
            label={te('ui.limit.param')}
            value={text}
            options={params.map(({ id, title }) => ({ value: `param.${id}`, label: title }))}
            onChange={onChange}
            fault={fault}
          />
        ) : null}
        {shown === 'other' ? (
          <TextField
            label={te('ui.limit.other')}
            value={text}
            help={te('ui.limit.help')}
            fault={fault}
            onChange={(next) => onChange(next === '' ? undefined : next)}
          />
        ) : null}
      </div>
      {help ? <p className="help">{help}</p> : null}
    </fieldset>
  )
}

function isLimit(root: Root, id: string): boolean {
  const list = Array.isArray(root.parameters) ? root.parameters : []
  return list.some((one) => {
    const entry = one as { parameter?: unknown; value?: unknown }
    return entry.parameter === id && typeof entry.value !== 'number'
  })
}
