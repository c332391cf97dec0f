import { formatDay } from '../format/date.ts'
import { formatValue } from '../format/number.ts'
import { t } from '../i18n/t.ts'

type Field = { readonly type: string; readonly unit?: string | null }

type Props = {
  readonly field: Field
  readonly value: unknown
  readonly list?: boolean
  /** What an entry field names. */
  readonly name?: { readonly name: string } | undefined
}

/** One value of a form, as its field says. Not filled in is a word in an entry and empty in a list. */
export function EntryValue({ field, value, list, name }: Props) {
  if (value === undefined || value === null)
    return list ? null : <span className="muted">{t('register.not_filled')}</span>
  if (field.type === 'entry') return <>{name?.name ?? t('register.named_void')}</>
  if (field.type === 'file') {
    return (
      <a href={`/api/attachments/${String(value)}`} target="_blank" rel="noreferrer">
        {t('register.file')}
      </a>
    )
  }
  if (typeof value === 'boolean') return <>{value ? t('value.yes') : t('value.no')}</>
  if (Array.isArray(value)) return <>{value.join('、')}</>
  if (typeof value === 'number') return <>{formatValue(value)}</>
  if (field.type === 'date') return <>{formatDay(String(value), { weekday: false })}</>
  return <span className="pre">{String(value)}</span>
}

/** The field's name with its unit. */
export function fieldTitle(field: { readonly title: string; readonly unit?: string | null }): string {
  return field.unit && !field.title.includes(field.unit)
    ? t('form.with_unit', { label: field.title, unit: field.unit })
    : field.title
}
