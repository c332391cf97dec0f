import { useEffect, useRef, useState } from 'react'
import type { Checked, Language } from '../../../api/program-editor.ts'
import { Skeleton } from '../../../parts/states.tsx'
import { te } from './words.ts'

export type PaneProps = {
  readonly text: string
  readonly language: Language
  readonly faults: Checked['faults']
  readonly line: number | undefined
  readonly onChange: (text: string) => void
}

/** The file itself, for those who want it. Monaco is large and comes in a part of its own. */
export function YamlPane(props: PaneProps) {
  const box = useRef<HTMLDivElement>(null)
  const pane = useRef<import('./monaco.ts').Pane>(undefined)
  const [ready, setReady] = useState(false)
  const latest = useRef(props)
  latest.current = props
  useEffect(() => {
    let gone = false
    void import('./monaco.ts').then(({ openPane }) => {
      if (gone || !box.current) return
      const { text, language } = latest.current
      pane.current = openPane(box.current, {
        text,
        schema: language.schema,
        label: te('ui.text_label'),
        onChange: (next) => latest.current.onChange(next),
      })
      pane.current.mark(latest.current.faults)
      if (latest.current.line) pane.current.reveal(latest.current.line)
      setReady(true)
    })
    return () => {
      gone = true
      pane.current?.close()
    }
  }, [])
  useEffect(() => pane.current?.write(props.text), [props.text])
  useEffect(() => pane.current?.mark(props.faults), [props.faults])
  useEffect(() => {
    if (props.line) pane.current?.reveal(props.line)
  }, [props.line])
  return (
    <section className="panel editor-yaml" aria-label={te('ui.text_label')}>
      {ready ? null : (
        <div style={{ padding: 16 }}>
          <Skeleton lines={8} />
        </div>
      )}
      <div ref={box} className="editor-monaco" />
    </section>
  )
}
