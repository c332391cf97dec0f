import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type ComplaintKinds, useComplain, useComplaintKinds } from '../../api/complaints.ts'
import { t } from '../../i18n/t.ts'
import { EmptyState, Failure, Loaded } from '../../parts/states.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Receipt } from './receipt.tsx'

/** A complaint without an account. Nothing is kept on the device. */
export function ComplainPage() {
  const { authority = '' } = useParams({ strict: false }) as { authority?: string }
  const query = useComplaintKinds(authority)
  const [code, setCode] = useState('')
  if (code) return <Receipt code={code} authority={authority} />
  return (
    <>
      <h1>{t('complain.title')}</h1>
      <p className="note">{t('complain.sealed')}</p>
      <p>
        <Link to="/p/$authority/complaint" params={{ authority }}>
          {t('complain.follow')}
        </Link>
      </p>
      <Loaded query={query}>
        {(open) =>
          open.kinds.length === 0 ? (
            <EmptyState>{t('complain.none')}</EmptyState>
          ) : (
            <ComplainForm authority={authority} open={open} onDone={setCode} />
          )
        }
      </Loaded>
    </>
  )
}

type FormProps = { readonly authority: string; readonly open: ComplaintKinds; readonly onDone: (code: string) => void }

function ComplainForm({ authority, open, onDone }: FormProps) {
  const [at, setAt] = useState('0')
  const [said, setSaid] = useState({ title: '', body: '', category: '', orgId: '', name: '', phone: '' })
  const send = useComplain(authority)
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value })
  const kind = open.kinds[Number(at)] ?? open.kinds[0]
  if (!kind) return null
  const ready = said.title.trim() && said.body.trim() && (kind.categories.length === 0 || said.category)
  return (
    <form
      className="stack wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const contact = { ...(said.name ? { name: said.name } : {}), ...(said.phone ? { phone: said.phone } : {}) }
        send.mutate(
          {
            program: kind.program,
            matter: kind.matter,
            title: said.title,
            body: said.body,
            ...(said.category ? { category: said.category } : {}),
            ...(said.orgId ? { orgId: said.orgId } : {}),
            ...(said.name || said.phone ? { contact } : {}),
          },
          { onSuccess: ({ code }) => onDone(code) },
        )
      }}
    >
      <SelectField
        label={t('complain.kind')}
        value={at}
        options={open.kinds.map((one, i) => ({ value: String(i), label: one.title }))}
        onChange={(value) => {
          setAt(value)
          set('category')('')
        }}
        help={kind.reserved ? t('complain.reserved') : t('complain.office')}
      />
      {kind.elsewhere.length > 0 ? (
        <div className="note">
          <p>{t('complain.elsewhere')}</p>
          <ul>
            {kind.elsewhere.map((one) => (
              <li key={one.ground}>
                {one.refer ? t('complain.refer', { ground: one.ground, refer: one.refer }) : one.ground}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {kind.categories.length > 0 ? (
        <SelectField
          label={t('finding.category')}
          value={said.category}
          empty={t('form.choose')}
          options={kind.categories.map((one) => ({ value: one, label: one }))}
          onChange={set('category')}
          required
        />
      ) : null}
      <SelectField
        label={t('complain.unit')}
        value={said.orgId}
        empty={t('complain.unit_unknown')}
        options={open.units.map((one) => ({ value: one.id, label: one.name }))}
        onChange={set('orgId')}
        help={t('complain.unit_help')}
      />
      <TextField label={t('complain.what')} value={said.title} onChange={set('title')} required />
      <TextField
        label={t('complain.body')}
        value={said.body}
        onChange={set('body')}
        lines={7}
        required
        help={t('complain.body_help')}
      />
      <TextField
        label={t('complain.name')}
        value={said.name}
        onChange={set('name')}
        help={t('complain.contact_help')}
      />
      <TextField label={t('complain.phone')} type="tel" value={said.phone} onChange={set('phone')} />
      <p className="muted small">{t('form.secrecy')}</p>
      <Failure error={send.error} />
      <button type="submit" className="button main block" disabled={!ready || send.isPending}>
        {send.isPending ? t('state.sending') : t('do.send')}
      </button>
    </form>
  )
}
