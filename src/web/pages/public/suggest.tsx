import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type SuggestionKinds, useSuggest, useSuggestionKinds } from '../../api/suggestions.ts'
import { t } from '../../i18n/t.ts'
import { EmptyState, Failure, Loaded } from '../../parts/states.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Receipt } from './receipt.tsx'

/** What the programs ask of anybody: a suggestion without an account. Nothing is kept on the device. */
export function SuggestPage() {
  const { authority = '' } = useParams({ strict: false }) as { authority?: string }
  const query = useSuggestionKinds(authority)
  const [code, setCode] = useState('')
  if (code) return <Receipt code={code} authority={authority} next={t('suggest.next')} />
  return (
    <>
      <h1>{t('suggest.title')}</h1>
      <Loaded query={query}>
        {(open) =>
          open.kinds.length === 0 ? (
            <EmptyState>
              {t('suggest.none')}{' '}
              <Link to="/p/$authority/complain" params={{ authority }}>
                {t('complain.title')}
              </Link>
            </EmptyState>
          ) : (
            <SuggestForm authority={authority} open={open} onDone={setCode} />
          )
        }
      </Loaded>
    </>
  )
}

type FormProps = { readonly authority: string; readonly open: SuggestionKinds; readonly onDone: (code: string) => void }

function SuggestForm({ authority, open, onDone }: FormProps) {
  const [at, setAt] = useState('0')
  const [said, setSaid] = useState({ text: '', category: '', orgId: '' })
  const [tried, setTried] = useState(false)
  const send = useSuggest(authority)
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value })
  const kind = open.kinds[Number(at)] ?? open.kinds[0]
  if (!kind) return null
  const short = said.text.trim().length < 5
  const unsorted = kind.categories.length > 0 && !said.category
  return (
    <form
      className="stack wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (short || unsorted) return
        send.mutate(
          {
            program: kind.program,
            matter: kind.matter,
            text: said.text,
            ...(said.category ? { category: said.category } : {}),
            ...(said.orgId ? { orgId: said.orgId } : {}),
          },
          { onSuccess: ({ code }) => onDone(code) },
        )
      }}
    >
      <p className="note">
        {t('suggest.promise')} {t(kind.disclosed ? 'suggest.disclosed' : 'suggest.not_disclosed')}
      </p>
      {open.kinds.length > 1 ? (
        <SelectField
          label={t('suggest.to')}
          value={at}
          options={open.kinds.map((one, i) => ({ value: String(i), label: `${one.programTitle} · ${one.title}` }))}
          onChange={(value) => {
            setAt(value)
            set('category')('')
          }}
        />
      ) : null}
      {kind.categories.length > 0 ? (
        <SelectField
          label={t('suggest.category')}
          value={said.category}
          empty={t('form.choose')}
          options={kind.categories.map((one) => ({ value: one, label: one }))}
          onChange={set('category')}
          fault={tried && unsorted ? t('suggest.no_category') : undefined}
          required
        />
      ) : null}
      <TextField
        label={t('suggest.text')}
        value={said.text}
        onChange={set('text')}
        lines={6}
        required
        help={t('suggest.text_help')}
        fault={tried && short ? t('suggest.short') : undefined}
      />
      <SelectField
        label={t('suggest.unit')}
        value={said.orgId}
        empty={t('suggest.unit_unknown')}
        options={open.units.map((one) => ({ value: one.id, label: one.name }))}
        onChange={set('orgId')}
      />
      <p className="muted small">{t('form.secrecy')}</p>
      <Failure error={send.error} />
      <button type="submit" className="button main block" disabled={send.isPending}>
        {send.isPending ? t('state.sending') : t('do.send')}
      </button>
    </form>
  )
}
