import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { SelectField } from '../ui/field.tsx'

type Kind = { readonly exemption: string; readonly title: string; readonly grounds: readonly string[] }

/** The kind of exemption that is granted and, where it has grounds, on which; undefined where there is no kind to choose. `named`: the kind is shown also where it is the only one. */
export function useExemptionChoice<K extends Kind>(kinds: readonly K[], { named = false } = {}) {
  const [exemption, setExemption] = useState(kinds[0]?.exemption)
  const kind = kinds.find((one) => one.exemption === exemption) ?? kinds[0]
  const [ground, setGround] = useState(kind?.grounds[0] ?? '')
  if (!kind) return undefined
  return {
    kind,
    /** As it is sent. */
    given: { exemption: kind.exemption, ...(kind.grounds.length > 0 ? { ground } : {}) },
    fields: (
      <>
        {named || kinds.length > 1 ? (
          <SelectField
            label={t('exemption.kind')}
            value={kind.exemption}
            options={kinds.map((one) => ({ value: one.exemption, label: one.title }))}
            onChange={(next) => {
              setExemption(next)
              setGround(kinds.find((one) => one.exemption === next)?.grounds[0] ?? '')
            }}
          />
        ) : null}
        {kind.grounds.length > 0 ? (
          <SelectField
            label={t('exemption.ground')}
            value={ground}
            options={kind.grounds.map((one) => ({ value: one, label: one }))}
            onChange={setGround}
          />
        ) : null}
      </>
    ),
  }
}
