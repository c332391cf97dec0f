import { SCOPES, type Scope } from '#domain/access/actor.ts'
import { findOrgs } from '../../api/lookups.ts'
import { t, word } from '../../i18n/t.ts'
import { ChoiceField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

type Props = {
  readonly scope: Scope
  readonly onScope: (scope: Scope) => void
  /** The unit of an `org` grant; none: whichever units the person belongs to. */
  readonly org: readonly Picked[]
  readonly onOrg: (org: readonly Picked[]) => void
}

/** Over whose things a role is granted. */
export function GrantScope({ scope, onScope, org, onOrg }: Props) {
  return (
    <>
      <ChoiceField
        label={t('account.scope')}
        value={[scope]}
        options={SCOPES.map((one) => ({ value: one, label: word('scope', one) }))}
        onChange={([value]) => onScope(value as Scope)}
      />
      {scope === 'org' ? (
        <SearchPick
          label={t('account.scope_org')}
          of="org"
          find={findOrgs}
          value={org}
          onChange={onOrg}
          help={t('account.scope_org_help')}
        />
      ) : null}
    </>
  )
}
