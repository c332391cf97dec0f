import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Entry, type Register, type RegisterName, useEntries } from '../../api/registers.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { formatCount, formatValue } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { EntryValue, fieldTitle } from '../../parts/entry-value.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import type { Counted } from '../../parts/num-head.tsx'
import { compact, useFilters } from '../../parts/use-filters.ts'
import type { Search } from '../../routes/shells.ts'
import { EntryDialog } from './entry-dialog.tsx'
import { GroupPick, Groups } from './groups.tsx'
import { RegisterFilters } from './register-filters.tsx'

type Props = {
  readonly name: RegisterName
  readonly register: Register
  /** What always narrows the entries, beside the address: a page about one enterprise. */
  readonly fixed?: Search
  readonly empty?: ReactNode
}

/** Figures, filters and entries of a register; for the register's own page and for pages built on it. */
export function RegisterBody({ name, register, fixed, empty }: Props) {
  const [filters, change] = useFilters()
  const pages = useEntries(name, { ...filters, ...fixed })
  return (
    <>
      <Totals register={register} />
      <GroupPick />
      {filters.by ? <Groups name={name} register={register} fixed={fixed} /> : null}
      <DataList
        takeOut={<ExportButton ledger="entries" filter={{ ...pages.asked, ...name }} act="form.export" />}
        name={`register.${name.program}.${name.form}`}
        label={register.title}
        pages={pages}
        columns={columnsOf(register, (id) => change({ entry: id }))}
        rowId={(row) => row.id}
        onOpen={(row) => change({ entry: row.id })}
        filters={<RegisterFilters register={register} />}
        empty={empty ?? t('register.empty')}
      />
      {filters.entry ? (
        <EntryDialog id={filters.entry} register={register} onClose={() => change({ entry: undefined })} />
      ) : null}
    </>
  )
}

/** The count, the sums, and how many chose what: each narrows the rows below to those it counts. */
function Totals({ register }: { register: Register }) {
  const [filters] = useFilters()
  const titleOf = (id: string) => register.fields.find((field) => field.id === id)
  const narrowed = (field: string, value: string) => filters[`f.${field}`] === value
  return (
    <>
      <dl className="figures" aria-label={t('register.figures')}>
        <div>
          <dt className="label">{t('register.count')}</dt>
          <dd className="value">{formatCount(register.total)}</dd>
        </div>
        {register.enterprises > 0 ? (
          <div>
            <dt className="label">{t('register.enterprises')}</dt>
            <dd className="value">{formatCount(register.enterprises)}</dd>
          </div>
        ) : null}
        {register.sums.map((sum) => {
          const field = titleOf(sum.field)
          return field ? (
            <div key={sum.field} title={t('register.sum_of', { n: formatCount(sum.filled) })}>
              <dt className="label">{t('register.sum', { field: field.title.replace(/（.*）$/, '') })}</dt>
              <dd className="value">
                {sum.filled === 0 ? <span className="muted">{t('value.missing')}</span> : formatValue(sum.sum)}
              </dd>
            </div>
          ) : null
        })}
      </dl>
      {register.chosen.length > 0 ? (
        <nav className="row" aria-label={t('register.by_choice')}>
          {register.chosen.map(({ field, value, count }) => (
            <Link
              key={`${field}=${value}`}
              to="."
              className="tag"
              aria-current={narrowed(field, value) ? 'true' : undefined}
              search={compact({
                ...filters,
                [`f.${field}`]: narrowed(field, value) ? undefined : value,
                entry: undefined,
              })}
            >
              {choiceSaid(titleOf(field), value)} {formatCount(count)}
              {narrowed(field, value) ? ' ✕' : ''}
            </Link>
          ))}
        </nav>
      ) : null}
    </>
  )
}

function choiceSaid(field: Register['fields'][number] | undefined, value: string): string {
  if (field?.type !== 'yes_no') return value
  return t('register.yes_no', { field: field.title, value: value === 'true' ? t('value.yes') : t('value.no') })
}

const NUMERIC = ['number', 'money', 'count']

/** What somebody entered, in the words of the program where it has some. */
const counted = (field: { type: string; help: string | null }): Counted =>
  NUMERIC.includes(field.type) ? { num: true, definition: field.help ?? t('col.register.field') } : {}
const ABOUT = ['enterprise', 'project', 'org', 'person', 'area', 'matter'] as const

function columnsOf(register: Register, open: (id: string) => void): Column<Entry>[] {
  const about = ABOUT.find((one) => one === register.about) ?? (register.about === 'visit' ? 'enterprise' : 'org')
  return [
    {
      id: 'about',
      title: t(`register.column.${about}`),
      className: 'title-cell',
      cell: (row) => (
        <button
          type="button"
          className="button plain small"
          style={{ paddingInline: 0, whiteSpace: 'normal', textAlign: 'start' }}
          onClick={() => open(row.id)}
        >
          {row[about]?.name ?? row.project?.name ?? row.org?.name ?? t('register.open')}
        </button>
      ),
    },
    ...register.fields.map((field, n) => ({
      id: field.id,
      title: fieldTitle(field),
      ...counted(field),
      // A table of more than eight fields is read by nobody; the rest may be chosen.
      extra: n >= 8,
      ...(field.type === 'text' ? { className: 'cell-text' } : {}),
      cell: (row: Entry) => <EntryValue field={field} value={row.values[field.id]} name={row.names[field.id]} list />,
    })),
    ...register.followers.map((follower) => ({
      id: `after.${follower.form}`,
      title: follower.title,
      num: true as const,
      definition: t('col.register.after'),
      cell: (row: Entry) =>
        row.followed.find((one) => one.form === follower.form)?.count ?? <span className="muted">0</span>,
    })),
    { id: 'day', title: t('register.day'), className: 'nowrap', cell: (row) => formatDay(row.day, { weekday: false }) },
    { id: 'org', title: t('register.column.org'), extra: about !== 'enterprise', cell: (row) => row.org?.name ?? '' },
    { id: 'person', title: t('register.column.person'), extra: true, cell: (row) => row.person?.name ?? '' },
    { id: 'recorded', title: t('register.recorded'), extra: true, cell: (row) => formatMoment(row.recordedAt) },
    {
      id: 'corrected',
      title: t('register.state'),
      extra: true,
      cell: (row) => (row.voidedAt ? t('register.voided') : row.corrected ? t('register.corrected') : ''),
    },
  ]
}
