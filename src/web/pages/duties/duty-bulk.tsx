import type { Duty } from '../../api/workbench.ts'
import { formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { type AllFound, type BulkAct, textOf } from '../../parts/bulk/bulk.ts'
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

const rowOf = (row: Duty) => ({ id: row.id, label: labelOf(row) })

const URGE: BulkAct<Duty> = {
  act: 'duty.urge',
  title: t('bulk.urge'),
  fields: [{ kind: 'text', name: 'words', label: t('bulk.words'), lines: 2, help: t('bulk.words_help') }],
  rowOf,
  sharedOf: (values) => ({ words: textOf(values, 'words') }),
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
    act: 'duty.excuse',
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
    rowOf,
    sharedOf: (values) => {
      const chosen = choices.find((one) => nameOf(one) === textOf(values, 'excuse'))
      return {
        programKey: chosen?.kind.programKey,
        exemption: chosen?.kind.exemption,
        reason: textOf(values, 'reason'),
        ...(chosen?.ground ? { ground: chosen.ground } : {}),
      }
    },
  }
}

type Props = {
  readonly rows: readonly Duty[]
  readonly clear: () => void
  readonly all?: AllFound | undefined
  readonly may: (act: string) => boolean
  readonly kinds: readonly ExemptionKind[]
}

/** What may be done to the duties that were chosen. */
export function DutyBulkActs({ rows, clear, all, may, kinds }: Props) {
  const excuse = may('exemption.grant') ? excuseOf(kinds, rows) : undefined
  const acts = [...(may('duty.urge') ? [URGE] : []), ...(excuse ? [excuse] : [])]
  return (
    <>
      <BulkActs acts={acts} rows={rows} all={all} clear={clear} />
      <ExportButton
        ledger="duties"
        filter={all?.filter ?? { ids: rows.map((row) => row.id) }}
        act="duty.export"
        label={t('bulk.export')}
      />
    </>
  )
}
