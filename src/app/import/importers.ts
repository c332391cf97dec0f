import type { ImportKind } from '#domain/import/kinds.ts'
import { enterprisesImporter } from './kinds/enterprises.ts'
import { linksImporter } from './kinds/links.ts'
import { mattersImporter } from './kinds/matters.ts'
import { orgsImporter } from './kinds/orgs.ts'
import { personsImporter } from './kinds/persons.ts'
import { projectsImporter } from './kinds/projects.ts'
import { readingsImporter } from './kinds/readings.ts'
import { recordsImporter } from './kinds/records.ts'
import { rosterImporter } from './kinds/roster.ts'
import { targetsImporter } from './kinds/targets.ts'
import { visitsImporter } from './kinds/visits.ts'
import type { Importer } from './pending.ts'
import type { Run } from './run.ts'

/** In this order sheets of one file are taken: what others refer to comes first. */
export const IMPORTERS: Readonly<Record<ImportKind, (run: Run) => Importer>> = {
  orgs: orgsImporter,
  persons: personsImporter,
  enterprises: enterprisesImporter,
  projects: projectsImporter,
  roster: rosterImporter,
  links: linksImporter,
  visits: visitsImporter,
  matters: mattersImporter,
  records: recordsImporter,
  targets: targetsImporter,
  readings: readingsImporter,
}

export const KIND_ORDER = Object.keys(IMPORTERS) as readonly ImportKind[]
