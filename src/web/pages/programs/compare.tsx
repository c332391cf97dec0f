import './editor/editor.css'
import type { Program } from '../../api/programs.ts'
import { t } from '../../i18n/t.ts'
import { EmptyState } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { CompareView } from './editor/compare-view.tsx'
import { te } from './editor/words.ts'

/** Any two published versions, line by line and effect by effect. */
export function CompareVersions({ program }: { program: Program }) {
  const [filters, change] = useFilters()
  const versions = program.versions.map((one) => one.version)
  const [newest, before] = versions
  if (newest === undefined || before === undefined) return <EmptyState>{t('program.one_version')}</EmptyState>
  return (
    <CompareView
      program={program.key}
      sides={versions.map((n) => ({ value: String(n), label: te('ui.compare.version', { n }) }))}
      from={filters.from ?? String(before)}
      to={filters.to ?? String(newest)}
      onChoose={(from, to) => change({ from, to })}
    />
  )
}
