import type { Duty } from '../../api/workbench.ts'
import { formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { type BulkAct, textOf } from '../../parts/bulk/bulk.ts'
import { BulkActs } from '../../parts/bulk/bulk-acts.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { type ExemptionKind, kindsFor } from './excuse-duty.tsx'

const labelOf = (row: Duty) =>
  [
    row.title,
    row.person?.name ?? row.org?.name,
    row.enterprise?.name ?? row.project?.name,
    formatDay(row.dueDay, { weekday: false }),
  ]
    .filter(Boolean)
    .join(' · ')

const URGE: BulkAct<Duty> = {
  id: 'urge',
  title: t('bulk.urge'),
  fields: [{ kind: 'text', name: 'words', label: t('bulk.words'), lines: 2, help: t('bulk.words_help') }],
  touches: ['duty', 'notice', 'campaign'],
  itemOf: (row, values) => ({
    id: row.id,
    label: labelOf(row),
    sent: { path: `/api/duties/${row.id}/urge`, body: { words: textOf(values, 'words') } },
  }),
}

/** A kind of exemption with one of its grounds: both are chosen at once. */
type Excuse = { readonly kind: ExemptionKind; readonly ground: string | null }

function excuseOf(kinds: readonly ExemptionKind[], rows: readonly Duty[]): BulkAct<Duty> | undefined {
  const fitting = kinds.filter((kind) => rows.some((row) => kindsFor([kind], row).length > 0))
  const choices = fitting.flatMap((kind): Excuse[] =>
    kind.grounds.length === 0 ? [{ kind, ground: null }] : kind.grounds.map((ground) => ({ kind, ground })),
  )
  if (choices.length === 0) return undefined
  const nameOf = ({ kind, ground }: Excuse) => `${kind.programKey} ${kind.exemption} ${ground ?? ''}`
  return {
    id: 'excuse',
    title: t('bulk.excuse'),
    fields: [
      {
        kind: 'select',
        name: 'excuse',
        label: t('bulk.excuse_kind'),
        required: true,
        options: choices.map((one) => ({
          value: nameOf(one),
          label: [one.kind.title, one.ground].filter(Boolean).join('：'),
        })),
      },
      { kind: 'text', name: 'reason', label: t('form.reason'), lines: 2, required: true },
    ],
    touches: ['exemption', 'duty', 'score', 'mark'],
    itemOf: (row, values) => {
      const chosen = choices.find((one) => nameOf(one) === textOf(values, 'excuse'))
      const fits = chosen && kindsFor([chosen.kind], row).length > 0
      return {
        id: row.id,
        label: labelOf(row),
        why: t('bulk.not_excusable'),
        sent: fits
          ? {
              path: '/api/exemptions',
              body: {
                programKey: row.programKey,
                exemption: chosen.kind.exemption,
                subjectKind: 'duty',
                subjectId: row.id,
                rule: row.rule,
                reason: textOf(values, 'reason'),
                ...(chosen.ground === null ? {} : { ground: chosen.ground }),
              },
            }
          : null,
      }
    },
  }
}

type Props = {
  readonly rows: readonly Duty[]
  readonly clear: () => void
  readonly may: (act: string) => boolean
  readonly kinds: readonly ExemptionKind[]
}

/** What may be done to the duties that were chosen. */
export function DutyBulkActs({ rows, clear, may, kinds }: Props) {
  const excuse = may('exemption.grant') ? excuseOf(kinds, rows) : undefined
  const acts = [...(may('duty.urge') ? [URGE] : []), ...(excuse ? [excuse] : [])]
  return (
    <>
      <BulkActs acts={acts} rows={rows} clear={clear} />
      <ExportButton
        ledger="duties"
        filter={{ ids: rows.map((row) => row.id) }}
        act="duty.export"
        label={t('bulk.export')}
      />
    </>
  )
}
