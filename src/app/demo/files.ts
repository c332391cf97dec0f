import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Ledger } from '#papers/write/ledger.ts'
import { writeXlsx } from '#papers/write/xlsx.ts'
import { enterpriseLedgers, townEnterprises } from './files/enterprises.ts'
import { pairingLedgers, townLinks } from './files/pairings.ts'
import { orgsLedger, personsLedger } from './files/people.ts'
import { problemsLedger } from './files/problems.ts'
import { projectsLedger } from './files/projects.ts'
import { recordsLedger } from './files/records.ts'
import { parkRoster, townRoster } from './files/rosters.ts'
import { townVisits, visitLedgers } from './files/visits.ts'
import type { Demo } from './generate.ts'

/** A workbook of the demo, and which authority and program it belongs to. */
export type DemoFile = { readonly name: string; readonly authority: 'park' | 'town'; readonly ledgers: Ledger[] }

/** Writes every file; returns their paths in the order in which they are to be imported. */
export async function writeDemoFiles(
  folder: string,
  demo: Demo,
): Promise<{ path: string; name: string; authority: 'park' | 'town' }[]> {
  await mkdir(folder, { recursive: true })
  const written = []
  for (const { name, authority, ledgers } of demoFiles(demo)) {
    const path = join(folder, name)
    const out = createWriteStream(path)
    const closed = finished(out)
    await writeXlsx(out, ledgers)
    await closed
    written.push({ path, name, authority })
  }
  return written
}

/** Lists before what refers to them: units, persons, enterprises, projects, rosters, pairings, visits, problems. */
export function demoFiles({ park, problems, records, town, townProblems, townRecords, today }: Demo): DemoFile[] {
  return [
    {
      name: '云岭-01-单位和干部名册.xlsx',
      authority: 'park',
      ledgers: [orgsLedger('云岭高新区', park.orgs), personsLedger('云岭高新区', [...park.leaders, ...park.cadres])],
    },
    { name: '云岭-02-企业名录.xlsx', authority: 'park', ledgers: enterpriseLedgers(park, today) },
    { name: '云岭-03-重点项目表.xlsx', authority: 'park', ledgers: [projectsLedger(park)] },
    { name: '云岭-04-方案名单.xlsx', authority: 'park', ledgers: [parkRoster(park)] },
    { name: '云岭-05-包保一览表.xlsx', authority: 'park', ledgers: pairingLedgers(park) },
    { name: '云岭-06-走访台账.xlsx', authority: 'park', ledgers: visitLedgers(park) },
    {
      name: '云岭-07-问题台账.xlsx',
      authority: 'park',
      ledgers: [problemsLedger('云岭高新区企业（项目）反馈问题台账', problems, today)],
    },
    {
      name: '云岭-08-调度和清单台账.xlsx',
      authority: 'park',
      ledgers: [recordsLedger('云岭高新区调度、清单和公示台账', records)],
    },
    {
      name: '澄湖-01-单位和干部名册.xlsx',
      authority: 'town',
      ledgers: [orgsLedger('澄湖市', town.orgs), personsLedger('澄湖市', town.persons)],
    },
    { name: '澄湖-02-企业名录.xlsx', authority: 'town', ledgers: [townEnterprises(town)] },
    { name: '澄湖-03-方案名单.xlsx', authority: 'town', ledgers: [townRoster(town)] },
    { name: '澄湖-04-结对联系表.xlsx', authority: 'town', ledgers: [townLinks(town)] },
    { name: '澄湖-05-走访记录.xlsx', authority: 'town', ledgers: [townVisits(town)] },
    {
      name: '澄湖-06-涉企难题台账.xlsx',
      authority: 'town',
      ledgers: [problemsLedger('澄湖市涉企难题台账', townProblems, today)],
    },
    {
      name: '澄湖-07-会议和报送台账.xlsx',
      authority: 'town',
      ledgers: [recordsLedger('澄湖市联企会议和报送台账', townRecords)],
    },
  ]
}
