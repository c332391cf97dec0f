import { findEnterprises, findOrgs, findPersons, findProjects } from '../../api/lookups.ts'
import { t } from '../../i18n/t.ts'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

const FINDERS = {
  enterprise: { find: findEnterprises, body: 'enterpriseId' },
  project: { find: findProjects, body: 'projectId' },
  org: { find: findOrgs, body: 'orgId' },
  person: { find: findPersons, body: 'personId' },
} as const
type Kind = keyof typeof FINDERS

const isKind = (about: string): about is Kind => about in FINDERS

type Props = {
  readonly about: string
  readonly value: readonly Picked[]
  readonly onChange: (value: Picked[]) => void
  readonly fault?: string | undefined
}

/** Whom an entry is about. A unit or person that is not said is the writer's own. */
export function TargetPick({ about, value, onChange, fault }: Props) {
  if (!isKind(about)) return null
  const own = about === 'org' || about === 'person'
  return (
    <SearchPick
      label={t(`register.column.${about}`)}
      of={about}
      find={FINDERS[about].find}
      value={value}
      onChange={onChange}
      required={!own}
      fault={fault}
      {...(own ? { help: t(`register.own_${about}`) } : {})}
    />
  )
}

/** The target as the request carries it. */
export function targetBody(about: string, value: readonly Picked[]): Readonly<Record<string, string>> {
  const [only] = value
  return isKind(about) && only ? { [FINDERS[about].body]: only.id } : {}
}

/** Whether one must be chosen before sending. */
export function needsTarget(about: string): boolean {
  return about === 'enterprise' || about === 'project'
}
