// Makes the corpus anew: node scripts/run.mjs test/papers/corpus/make.ts FOLDER. FOLDER has hucre and @cj-tech-master/excelts installed; soffice is on the path.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { OFFICES } from './make/offices.ts'
import { PAGES } from './make/pages.ts'
import { SPECS } from './make/specs.ts'
import { producersFrom } from './make/write.ts'

const [folder, only] = process.argv.slice(2)
if (!folder) throw new Error('usage: make.ts FOLDER_WITH_PRODUCERS [NAME]')
producersFrom(folder)
const out = join(import.meta.dirname, 'files')
if (!only) rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
for (const spec of [...SPECS, ...PAGES, ...OFFICES]) {
  if (only && !spec.name.startsWith(only)) continue
  writeFileSync(join(out, spec.name), await spec.file())
  const { what, producer, sheets } = spec
  writeFileSync(join(out, `${spec.name}.yaml`), stringify({ what, producer, sheets }, { lineWidth: 0 }))
  process.stdout.write(`${spec.name}\n`)
}
