import { useState } from 'react'
import type { DraftOpened } from '../../../api/program-editor.ts'
import { formatMoment } from '../../../format/date.ts'
import { Lines } from './compare-view.tsx'
import type { Editor } from './use-editor.ts'
import { te } from './words.ts'

/** Who else is writing, a newer version, another window of one's own: what must be settled before publishing. */
export function Notices({
  opened,
  editor,
  again,
  onCompare,
}: {
  opened: DraftOpened
  editor: Editor
  again: () => void
  onCompare: (from: string, to: string) => void
}) {
  const [seen, setSeen] = useState<string>()
  const { published, others } = opened
  const behind = published !== null && editor.base !== null && editor.base < published.version
  const { keeping } = editor
  return (
    <>
      {others.map((one) => (
        <div key={one.id} className="note stack tight">
          <p className="row" style={{ flexWrap: 'wrap' }}>
            {te('ui.others', { by: one.by, at: formatMoment(one.updatedAt) })}
            <button
              type="button"
              className="button small"
              aria-expanded={seen === one.id}
              onClick={() => setSeen(seen === one.id ? undefined : one.id)}
            >
              {te('ui.others_see')}
            </button>
          </p>
          {seen === one.id ? <Lines was={editor.text} now={one.text} /> : null}
        </div>
      ))}
      {behind ? (
        <p className="note amber row" style={{ flexWrap: 'wrap' }}>
          {te('ui.newer', { n: published.version, base: editor.base ?? 0 })}
          <button
            type="button"
            className="button small"
            onClick={() => onCompare(String(editor.base), String(published.version))}
          >
            {te('ui.newer_see', { n: published.version })}
          </button>
          <button type="button" className="button small" onClick={() => editor.setBase(published.version)}>
            {te('ui.rebased')}
          </button>
        </p>
      ) : null}
      {keeping.state === 'failed' && keeping.conflict ? (
        <p className="note red row" role="alert" style={{ flexWrap: 'wrap' }}>
          {te('ui.conflict')}
          <Conflict opened={opened} editor={editor} again={again} />
        </p>
      ) : null}
    </>
  )
}

function Conflict({ opened, editor, again }: { opened: DraftOpened; editor: Editor; again: () => void }) {
  const theirs = opened.mine
  // The other window's draft is fetched; until it is there, only fetching is offered.
  const fresh = theirs !== null && theirs.revision > editor.revision
  if (!fresh)
    return (
      <button type="button" className="button small" onClick={again}>
        {te('ui.others_see')}
      </button>
    )
  return (
    <>
      <button
        type="button"
        className="button small"
        onClick={() => {
          editor.change(() => theirs.text)
          editor.setCases(theirs.cases)
          void editor.keepOver(theirs.revision).catch(() => undefined)
        }}
      >
        {te('ui.conflict_theirs')}
      </button>
      <button
        type="button"
        className="button small"
        onClick={() => void editor.keepOver(theirs.revision).catch(() => undefined)}
      >
        {te('ui.conflict_mine')}
      </button>
      <Lines was={editor.text} now={theirs.text} />
    </>
  )
}
