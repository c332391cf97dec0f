import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type MatterDetail, type MatterRow, readMatter } from '../../api/matters.ts'
import { explain } from '../../api/problem.ts'
import { t, word } from '../../i18n/t.ts'
import { ActDialog } from '../matters/act-dialog.tsx'

/** What a unit does next with a matter that stands so; the program has the last word when it is pressed. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  assigned: ['sign', 'object'],
  working: ['answer', 'extend', 'progress'],
}
const ASSISTING = ['answer', 'progress'] as const

/** Signs, objects, asks for time and answers from the list: the matter is fetched when one presses, and says itself why not. */
export function RowActs({ row, unitId }: { row: MatterRow; unitId: string }) {
  const client = useQueryClient()
  const [doing, setDoing] = useState<{ act: string; matter: MatterDetail }>()
  const [why, setWhy] = useState<string>()
  const leads = row.leadOrg?.id === unitId
  const acts = leads ? (NEXT[row.state] ?? []) : ['assigned', 'working'].includes(row.state) ? ASSISTING : []
  async function begin(act: string) {
    setWhy(undefined)
    try {
      const matter = await client.fetchQuery({
        queryKey: ['matter', row.id],
        queryFn: () => readMatter(row.id),
        staleTime: 0,
      })
      const found = matter.possible.find((one) => one.act === act)
      if (found?.allowed) setDoing({ act, matter })
      else setWhy(found?.refusal?.detail ?? t('unit.cannot', { act: word('act', act) }))
    } catch (error) {
      setWhy(explain(error))
    }
  }
  if (acts.length === 0) return null
  return (
    <>
      <span className="row-acts">
        {acts.map((act, n) => (
          <button
            type="button"
            key={act}
            className={n === 0 ? 'button small' : 'button plain small'}
            aria-label={`${word('act', act)}：${row.title}`}
            onClick={() => void begin(act)}
          >
            {word('act', act)}
          </button>
        ))}
      </span>
      {why ? (
        <span className="small" role="alert">
          {why}
        </span>
      ) : null}
      {doing ? (
        <ActDialog
          matter={doing.matter}
          act={doing.act}
          title={word('act', doing.act)}
          onClose={() => setDoing(undefined)}
        />
      ) : null}
    </>
  )
}
