/**
 * `npm run bench [-- --scale 0.1 --parts rescore,visits]`: the city of docs, on a database of its own, figures side by side
 * in one run, printed and written to bench/results.md. Nothing here is a test: machines differ, ratios less.
 */
import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { type BenchCity, openCity } from './city.ts'
import { CITY, cityAt } from './dataset.ts'
import { benchExport } from './export.ts'
import { benchImport } from './import.ts'
import { benchLists } from './lists.ts'
import { benchLighthouse, benchNextPaint } from './pages.ts'
import { benchPapers } from './papers.ts'
import { benchRescore } from './rescore.ts'
import { benchSearch } from './search.ts'
import { benchSituation } from './situation.ts'
import { type Line, ratio } from './timing.ts'
import { benchVisits } from './visits.ts'
import { benchWorklist } from './worklist.ts'

const argument = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const scale = Number(argument('scale') ?? 1)
const parts = new Set(
  (argument('parts') ?? 'growth,rescore,worklist,situation,search,lists,pages,visits,import,export,papers').split(','),
)

const lines: Line[] = []
const say = (text: string) => process.stdout.write(`${text}\n`)
const add = (more: readonly Line[]) => {
  for (const line of more) {
    lines.push(line)
    say(
      `${line.met ? 'ok  ' : 'MISS'} ${line.what}: ${line.ours} · ${line.beside || '—'} → ${line.ratio || '—'} (${line.goal})`,
    )
  }
}

async function inCity<T>(size: number, work: (city: BenchCity) => Promise<T>): Promise<T> {
  const city = cityAt(size)
  say(
    `city × ${size}: ${city.enterprises} enterprises, ${city.links} links, ${city.visits} visits, ${city.matters} matters …`,
  )
  const open = await openCity(size)
  try {
    return await work(open)
  } finally {
    await open.close()
  }
}

const small = parts.has('growth')
  ? await inCity(scale / 10, async (city) => (await benchRescore(city)).full)
  : undefined
await inCity(scale, async (city) => {
  if (parts.has('rescore') || small !== undefined) {
    const { full, lines: found } = await benchRescore(city)
    add(found)
    if (small !== undefined) add([ratio('full re-score · the same of a city a tenth of the size', full, small, 11)])
  }
  if (parts.has('worklist')) add(await benchWorklist(city))
  if (parts.has('situation')) add(await benchSituation(city))
  if (parts.has('search')) add(await benchSearch(city))
  if (parts.has('lists')) add(await benchLists(city))
  if (parts.has('pages') || parts.has('paint')) add(await benchNextPaint(city))
  if (parts.has('pages') || parts.has('lighthouse')) add(await benchLighthouse(city))
  if (parts.has('visits')) add(await benchVisits(city))
  if (parts.has('import')) add(await benchImport(city))
  if (parts.has('export')) add(await benchExport(city))
  if (parts.has('papers')) add(await benchPapers(city))
})

const missed = lines.filter((line) => !line.met)
const table = [
  '# Measured',
  '',
  `Written by \`npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}\`; ours and what it is compared with ran in the same run, on the same data.`,
  '',
  `City × ${scale}: ${Object.entries(cityAt(scale))
    .map(([what, n]) => `${n} ${what}`)
    .join(
      ', ',
    )} (at 1: ${Object.values(CITY).join(' · ')}). Machine: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, embedded PostgreSQL.`,
  '',
  '| what · beside what | ours | beside | ratio | goal | |',
  '|---|---|---|---|---|---|',
  ...lines.map(
    (line) =>
      `| ${line.what} | ${line.ours} | ${line.beside} | ${line.ratio} | ${line.goal} | ${line.met ? 'met' : '**missed**'} |`,
  ),
  '',
]
await writeFile(join(import.meta.dirname, 'results.md'), table.join('\n'))
say(missed.length === 0 ? 'all goals met' : `${missed.length} of ${lines.length} goals missed`)
