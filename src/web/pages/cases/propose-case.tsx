import { useState } from 'react'
import { type CaseForms, useProposeCase } from '../../api/cases.ts'
import { findEnterprises, findOrgs, findPersons, findProjects } from '../../api/lookups.ts'
import type { MatterDetail } from '../../api/matters.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { FormFromProgram, type FormValues, faultsOf } from '../../parts/form-from-program.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'
import { valuesFromMatter } from './values-from-matter.ts'

const TARGETS = {
  enterprise: ['enterpriseId', findEnterprises],
  project: ['projectId', findProjects],
  person: ['personId', findPersons],
  org: ['orgId', findOrgs],
} as const

type Props = { programs: CaseForms; matter?: MatterDetail; onClose: () => void }

/** The register's own form, begun from a closed matter where it comes from one; it waits for somebody else's review. */
export function ProposeCase({ programs, matter, onClose }: Props) {
  const options = programs.flatMap((program) =>
    program.forms.map((form) => ({
      value: `${program.programKey}/${form.id}`,
      label: `${form.title} · ${program.programTitle}`,
      form,
    })),
  )
  const [chosen, setChosen] = useState(options[0]?.value ?? '')
  const begun = (choice: string): FormValues =>
    matter ? valuesFromMatter(options.find(({ value }) => value === choice)?.form.fields ?? [], matter) : {}
  const [values, setValues] = useState<FormValues>(() => begun(chosen))
  const [faults, setFaults] = useState<Record<string, string>>({})
  const aboutOf = (choice: string): readonly Picked[] => {
    const of = options.find(({ value }) => value === choice)?.form.about
    const from = of === 'enterprise' ? matter?.enterprise : of === 'project' ? matter?.project : undefined
    return from ? [from] : []
  }
  const [about, setAbout] = useState(() => aboutOf(chosen))
  const propose = useProposeCase()
  const form = options.find(({ value }) => value === chosen)?.form
  const fields = (form?.fields ?? []).map(({ choices, ...field }) => ({ ...field, ...(choices ? { choices } : {}) }))
  const target = form && form.about in TARGETS ? (form.about as keyof typeof TARGETS) : undefined
  function submit() {
    const found = faultsOf(fields, values)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const [programKey = '', name = ''] = chosen.split('/')
    propose.mutate(
      {
        programKey,
        form: name,
        values,
        ...(target && about[0] ? { [TARGETS[target][0]]: about[0].id } : {}),
        ...(matter ? { matterId: matter.id } : {}),
      },
      {
        onSuccess: () => {
          tellAfterAct({ sentence: t('case.proposed') })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('case.propose')}
      onClose={onClose}
      onSubmit={submit}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={propose.isPending}>
          {t('case.propose')}
        </SendOrCancel>
      }
    >
      <SelectField
        label={t('case.form')}
        value={chosen}
        options={options}
        onChange={(next) => {
          setChosen(next)
          setValues(begun(next))
          setAbout(aboutOf(next))
        }}
      />
      {target ? (
        <SearchPick
          label={t(`case.${target}`)}
          of={target}
          find={TARGETS[target][1]}
          value={about}
          onChange={setAbout}
        />
      ) : null}
      <FormFromProgram fields={fields} values={values} faults={faults} onChange={setValues} />
      <Failure error={propose.error} />
    </Dialog>
  )
}
