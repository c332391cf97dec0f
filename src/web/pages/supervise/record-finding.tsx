import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { findEnterprises, findOrgs, findPersons, findProjects } from '../../api/lookups.ts'
import { usePrograms } from '../../api/programs.ts'
import { useFindingWords, useRecordFinding } from '../../api/supervise.ts'
import { t, word } from '../../i18n/t.ts'
import { Failure } from '../../parts/states.tsx'
import type { Search } from '../../routes/shells.ts'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { Field, SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

const FIND = { org: findOrgs, person: findPersons, enterprise: findEnterprises, project: findProjects }
type Kind = keyof typeof FIND

/** Records what was found: whom it is about, in the words that the program's rules know; evidence is hung on it afterwards. */
export function RecordFinding({ of, onClose }: { of: Search; onClose: () => void }) {
  const programs = usePrograms().data ?? []
  const [program, setProgram] = useState(of.program ?? '')
  const key = program || programs[0]?.key
  const words = useFindingWords(key).data
  const [kind, setKind] = useState<Kind>(((of.kind as Kind) ?? 'org') in FIND ? ((of.kind as Kind) ?? 'org') : 'org')
  const [about, setAbout] = useState<readonly Picked[]>(of.subject ? [{ id: of.subject, name: of.name ?? '' }] : [])
  const [said, setSaid] = useState({ category: '', level: '', source: '', ban: '', text: '' })
  const navigate = useNavigate()
  const record = useRecordFinding(({ id }) => void navigate({ to: '/findings/$id', params: { id } }))
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value })
  const [subject] = about
  return (
    <Dialog
      title={t('finding.record')}
      onClose={onClose}
      wide
      onSubmit={() => {
        if (!key || !subject) return
        record.mutate({
          programKey: key,
          category: said.category,
          text: said.text,
          ...(said.level ? { level: said.level } : {}),
          ...(said.source ? { source: said.source } : {}),
          ...(said.ban ? { ban: said.ban } : {}),
          ...(of.inspectionId ? { inspectionId: of.inspectionId } : {}),
          [`${kind}Id`]: subject.id,
        })
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!subject || said.category.trim() === '' || record.isPending}>
          {t('finding.record')}
        </SendOrCancel>
      }
    >
      <Failure error={record.error} />
      {programs.length > 1 ? (
        <SelectField
          label={t('matter.program')}
          value={key ?? ''}
          options={programs.map((one) => ({ value: one.key, label: one.title }))}
          onChange={setProgram}
        />
      ) : null}
      <SelectField
        label={t('round.subject_kind')}
        value={kind}
        options={(Object.keys(FIND) as Kind[]).map((one) => ({ value: one, label: word('subject', one) }))}
        onChange={(one) => {
          setKind(one as Kind)
          setAbout([])
        }}
      />
      <SearchPick
        key={kind}
        label={t('finding.about')}
        of={kind}
        find={FIND[kind]}
        value={about}
        onChange={setAbout}
        required
      />
      <Suggested
        label={t('finding.category')}
        value={said.category}
        onChange={set('category')}
        words={words?.categories ?? []}
        required
      />
      <Suggested label={t('finding.level')} value={said.level} onChange={set('level')} words={words?.levels ?? []} />
      <Suggested
        label={t('finding.source')}
        value={said.source}
        onChange={set('source')}
        words={words?.sources ?? []}
      />
      {words && words.bans.length > 0 ? (
        <SelectField
          label={t('finding.ban')}
          value={said.ban}
          empty={t('finding.no_ban')}
          options={words.bans.map((ban) => ({ value: ban.id, label: ban.title }))}
          onChange={set('ban')}
        />
      ) : null}
      <TextField
        label={t('finding.text')}
        value={said.text}
        onChange={set('text')}
        lines={5}
        help={t('finding.text_help')}
      />
      <p className="muted small">{t('form.secrecy')}</p>
    </Dialog>
  )
}

/** A line with the words that count offered. */
function Suggested({
  label,
  value,
  onChange,
  words,
  required,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  words: readonly string[]
  required?: boolean
}) {
  const list = useId()
  return (
    <Field label={label} required={required}>
      {({ id }) => (
        <>
          <input
            id={id}
            className="input"
            list={list}
            value={value}
            aria-required={required}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={list}>
            {words.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
