import { t } from '../i18n/t.ts'

type Props = {
  readonly sheet: 'liaison_table' | 'plan' | 'score_sheet' | 'policy_book' | 'feedback_form' | 'report'
  readonly query: Readonly<Record<string, string | number | undefined>>
  /** What the sheet is, where a page has other things to download. */
  readonly label?: string
}

/** The same thing on paper: Word always, PDF where the machine can. */
export function SheetButtons({ sheet, query, label }: Props) {
  return (
    <span className="row no-print">
      {(['docx', 'pdf'] as const).map((as) => (
        <a key={as} className="button small" href={sheetAddress(sheet, { ...query, as })} download>
          {[label, t(as === 'docx' ? 'paper.word' : 'paper.pdf')].filter(Boolean).join(' ')}
        </a>
      ))}
    </span>
  )
}

function sheetAddress(sheet: Props['sheet'], query: Props['query']): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return `/api/sheets/${sheet}/file?${new URLSearchParams(given)}`
}
