import { useState } from 'react'
import { findOrgs } from '../../api/lookups.ts'
import { type BulkProposal, useBulkAct, usePreview } from '../../api/matter-acts.ts'
import type { MatterRow } from '../../api/matters.ts'
import { explain } from '../../api/problem.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

const ACTS = ['assign', 'raise', 'slip'] as const
type BulkAct = (typeof ACTS)[number]

/** The same act on many matters: first what would happen to how many and which would refuse, then the act. */
export function BulkActs({ rows, clear }: { rows: readonly MatterRow[]; clear: () => void }) {
  const [act, setAct] = useState<BulkAct>()
  return (
    <>
      {ACTS.map((one) => (
        <button type="button" key={one} className="button small" onClick={() => setAct(one)}>
          {word('act', one)}
        </button>
      ))}
      {act ? <BulkDialog act={act} rows={rows} onClose={() => setAct(undefined)} onDone={clear} /> : null}
    </>
  )
}

function BulkDialog({
  act,
  rows,
  onClose,
  onDone,
}: {
  act: BulkAct
  rows: readonly MatterRow[]
  onClose: () => void
  onDone: () => void
}) {
  const [org, setOrg] = useState<readonly Picked[]>([])
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [proposal, setProposal] = useState<BulkProposal>()
  const preview = usePreview(
    rows.map((row) => row.id),
    proposal,
  )
  const send = useBulkAct()
  const data: Record<string, unknown> =
    act === 'assign' ? { give: 'order', units: { lead: org[0]?.id } } : act === 'slip' ? { level: text } : {}
  const ready = act === 'assign' ? org.length > 0 : act === 'slip' ? text !== '' : reason.trim() !== ''
  async function submit() {
    if (!proposal) return setProposal({ act, data, ...(reason.trim() ? { reason: reason.trim() } : {}) })
    const done = await send.mutateAsync({ proposal, items: preview.data?.will ?? [] })
    const refused = done.refused.map((one) => `${one.number} ${one.why}`).join('；')
    tellAfterAct({
      sentence: [t('bulk.done', { done: done.done, refused: done.refused.length }), refused].filter(Boolean).join(' '),
    })
    onDone()
    onClose()
  }
  return (
    <Dialog
      title={t('bulk.title', { act: word('act', act), n: rows.length })}
      onClose={onClose}
      wide
      onSubmit={() => void submit()}
      bottom={
        <>
          {proposal ? (
            <button type="button" className="button" onClick={() => setProposal(undefined)}>
              {t('do.back')}
            </button>
          ) : null}
          <button
            type="submit"
            className="button main"
            disabled={!ready || send.isPending || (proposal !== undefined && (preview.data?.will.length ?? 0) === 0)}
          >
            {proposal ? t('bulk.do', { n: preview.data?.will.length ?? 0 }) : t('do.preview')}
          </button>
        </>
      }
    >
      {proposal ? (
        <Loaded query={preview}>
          {(result) => (
            <>
              <p>{t('bulk.will', { n: result.will.length })}</p>
              <ul className="stack tight small">
                {result.will.slice(0, 20).map((one) => (
                  <li key={one.id}>
                    <span className="code muted">{one.number}</span> {one.title}
                  </li>
                ))}
              </ul>
              {result.refuse.length > 0 ? (
                <>
                  <p>{t('bulk.refuse', { n: result.refuse.length })}</p>
                  <ul className="stack tight small">
                    {result.refuse.map((one) => (
                      <li key={one.id}>
                        <span className="code muted">{one.number}</span> {one.why}
                      </li>
                    ))}
                  </ul>
                </>
              ) : null}
            </>
          )}
        </Loaded>
      ) : (
        <>
          {act === 'assign' ? (
            <SearchPick label={t('act.field.lead')} of="org" find={findOrgs} value={org} onChange={setOrg} required />
          ) : null}
          {act === 'slip' ? <TextField label={t('act.field.level')} value={text} onChange={setText} required /> : null}
          <TextField
            label={t('form.reason')}
            value={reason}
            onChange={setReason}
            lines={2}
            required={act === 'raise'}
          />
        </>
      )}
      {send.error ? (
        <p className="note red" role="alert">
          {explain(send.error)}
        </p>
      ) : null}
    </Dialog>
  )
}
