import { useState } from 'react'
import { useMakeLink } from '../../api/link-acts.ts'
import { useCoverage } from '../../api/links.ts'
import { findEnterprises, findPersons, findProjects } from '../../api/lookups.ts'
import { today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { ChoiceField, SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

/** A new pairing: who is there for whom, as what, from when. */
export function MakeLink({ program }: { program: string | undefined }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button main" onClick={() => setOpen(true)} disabled={!program}>
        {t('link.make')}
      </button>
      {open && program ? <MakeLinkForm program={program} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function MakeLinkForm({ program, onClose }: { program: string; onClose: () => void }) {
  const kinds = useCoverage(program, undefined).data?.kinds ?? []
  const [link, setLink] = useState('')
  const [target, setTarget] = useState<'enterprise' | 'project'>('enterprise')
  const [person, setPerson] = useState<readonly Picked[]>([])
  const [thing, setThing] = useState<readonly Picked[]>([])
  const [day, setDay] = useState(today())
  const make = useMakeLink((sentence) => {
    tellAfterAct({ sentence })
    onClose()
  })
  const declaration = link || kinds[0]?.link || ''
  return (
    <Dialog
      title={t('link.make')}
      onClose={onClose}
      onSubmit={() => {
        if (!person[0] || !thing[0]) return
        make.mutate({
          programKey: program,
          link: declaration,
          personId: person[0].id,
          ...(target === 'enterprise' ? { enterpriseId: thing[0].id } : { projectId: thing[0].id }),
          fromDay: day,
        })
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!person[0] || !thing[0] || make.isPending}>
          {t('link.make')}
        </SendOrCancel>
      }
    >
      <SelectField
        label={t('link.as')}
        value={declaration}
        options={kinds.map((kind) => ({ value: kind.link, label: kind.title }))}
        onChange={setLink}
      />
      <SearchPick
        label={t('link.holder')}
        of="person"
        find={findPersons}
        value={person}
        onChange={setPerson}
        required
      />
      <ChoiceField
        label={t('link.target_kind')}
        value={[target]}
        options={[
          { value: 'enterprise', label: t('matter.enterprise') },
          { value: 'project', label: t('matter.project') },
        ]}
        onChange={([one]) => {
          setTarget(one as typeof target)
          setThing([])
        }}
      />
      <SearchPick
        label={t('link.target')}
        of={target}
        find={target === 'enterprise' ? findEnterprises : findProjects}
        value={thing}
        onChange={setThing}
        required
      />
      <TextField label={t('link.from')} type="date" value={day} onChange={setDay} required />
      <Failure error={make.error} />
    </Dialog>
  )
}
