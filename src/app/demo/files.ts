import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Ledger, LedgerColumn, LedgerValue } from '#papers/write/ledger.ts'
import { writeXlsx } from '#papers/write/xlsx.ts'
import type { Demo } from './generate.ts'
import type { DemoPerson, DemoTarget, Park } from './park.ts'
import type { DemoProblem } from './problems.ts'
import type { DemoRecord } from './records.ts'
import type { Town } from './town.ts'

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

const text = (title: string, width?: number): LedgerColumn => ({ title, kind: 'text', ...(width ? { width } : {}) })
const day = (title: string): LedgerColumn => ({ title, kind: 'date' })
const number = (title: string): LedgerColumn => ({ title, kind: 'number' })

/** Rows with a running number before them. */
function numbered(rows: readonly LedgerValue[][]): LedgerValue[][] {
  return rows.map((row, i) => [i + 1, ...row])
}

/** Offices put commas between persons, and the unit behind a name that two bear. */
function names(persons: readonly DemoPerson[], all: readonly DemoPerson[]): string {
  return persons
    .map((one) => (all.filter((other) => other.name === one.name).length > 1 ? `${one.name}（${one.org}）` : one.name))
    .join('、')
}

function orgsLedger(place: string, orgs: Park['orgs']): Ledger {
  return {
    sheet: '单位',
    title: `${place}单位一览表`,
    columns: [
      number('序号'),
      text('单位名称', 26),
      text('简称'),
      text('单位类别'),
      text('上级单位', 26),
      text('是否联络办'),
    ],
    rows: numbered(orgs.map((org) => [org.name, org.short, org.kind, org.parent, org.office ? '是' : null])),
  }
}

function personsLedger(place: string, persons: readonly DemoPerson[]): Ledger {
  return {
    sheet: '干部名册',
    title: `${place}干部名册`,
    note: '填报单位：组织人事部门',
    columns: [
      number('序号'),
      text('姓名'),
      text('人员编号'),
      text('工作单位', 26),
      text('职务'),
      text('职级'),
      text('是否主要负责人'),
      text('联系电话', 14),
    ],
    rows: numbered(
      persons.map((one) => [one.name, one.no, one.org, one.post, one.rank, one.head ? '是' : null, one.phone]),
    ),
  }
}

function enterpriseLedgers(park: Park, today: string): Ledger[] {
  const columns = [
    number('序号'),
    text('企业名称', 32),
    text('统一社会信用代码', 22),
    text('企业类别', 18),
    text('行业代码'),
    text('所属片区'),
    text('地址', 20),
    text('企业负责人'),
    text('联系电话', 14),
    number('从业人数'),
    number('营业收入（万元）'),
    number('税收（万元）'),
  ]
  const rows = (service: boolean) =>
    numbered(
      park.enterprises
        .filter((one) => one.service === service)
        .map((one) => [
          one.name,
          one.code,
          one.classes.join('、'),
          one.industry,
          one.area,
          one.address,
          one.contact,
          one.phone,
          one.staff,
          one.revenue,
          one.tax,
        ]),
    )
  const note = `填报单位：经济发展局　　填报日期：${today.replace(/-/g, '.')}`
  return [
    { sheet: '投产工业企业', title: '云岭高新区投产工业企业名录', note, columns, rows: rows(false) },
    { sheet: '规上服务业', title: '云岭高新区规上服务业企业名录', note, columns, rows: rows(true) },
  ]
}

function projectsLedger(park: Park): Ledger {
  return {
    sheet: '重点项目',
    title: '云岭高新区省市园区重点项目一览表',
    columns: [
      number('序号'),
      text('项目名称', 34),
      text('项目代码', 26),
      text('项目类别'),
      text('建设阶段'),
      number('总投资（万元）'),
      text('责任单位', 16),
      text('建设单位', 30),
      day('开工日期'),
      day('计划竣工日期'),
    ],
    rows: numbered(
      park.projects.map((one) => [
        one.name,
        one.code,
        one.class,
        one.stage,
        one.investment,
        one.org,
        one.owner,
        one.from,
        one.to,
      ]),
    ),
  }
}

function parkRoster(park: Park): Ledger {
  const rows: LedgerValue[][] = [
    ...park.orgs.filter((org) => org.kind === '部门').map((org) => ['行业部门', org.name, null, null]),
    ...park.leaders.map((one) => ['包保领导（班子成员）', one.name, one.no, one.org]),
    ...park.cadres.map((one) => ['包保干部', one.name, one.no, one.org]),
    ...park.enterprises.map((one) => [one.service ? '规上服务业' : '投产工业企业', one.name, one.code, null]),
    ...park.enterprises.slice(0, 80).map((one) => ['财银贷白名单', one.name, one.code, null]),
    ...park.projects.map((one) => ['省市园区重点项目', one.name, null, null]),
  ]
  return {
    sheet: '名单',
    title: '包保责任制名单',
    columns: [number('序号'), text('名单', 22), text('成员', 34), text('编号或代码', 22), text('工作单位', 26)],
    rows: numbered(rows),
  }
}

function pairingLedgers(park: Park): Ledger[] {
  const all = [...park.leaders, ...park.cadres]
  const of = (kind: DemoTarget['kind']) => park.targets.filter((one) => one.kind === kind)
  return [
    {
      sheet: '企业包保',
      title: '云岭高新区企业包保一览表',
      columns: [
        number('序号'),
        text('企业名称', 32),
        text('统一社会信用代码', 22),
        { ...text('姓名'), group: '包保领导' },
        { ...text('职务'), group: '包保领导' },
        { ...text('姓名', 24), group: '包保干部' },
        day('包保起始日期'),
      ],
      rows: numbered(
        of('enterprise').map((one) => [
          one.name,
          one.code,
          one.leader.name,
          one.leader.post,
          names(one.holders, all),
          park.start,
        ]),
      ),
    },
    {
      sheet: '项目包保',
      title: '云岭高新区重点项目包保一览表',
      columns: [number('序号'), text('项目名称', 34), text('包保领导'), text('包保干部', 24), day('包保起始日期')],
      rows: numbered(of('project').map((one) => [one.name, one.leader.name, names(one.holders, all), park.start])),
    },
  ]
}

function visitLedgers(park: Park): Ledger[] {
  const all = [...park.leaders, ...park.cadres]
  const columns: LedgerColumn[] = [
    number('序号'),
    { title: '走访时间', kind: 'moment' },
    text('走访人', 18),
    text('企业名称', 32),
    text('项目名称', 34),
    text('走访方式'),
    text('走访情况', 44),
  ]
  const months = Map.groupBy(park.visits, (visit) => visit.day.slice(0, 7))
  return [...months].map(([month, visits]) => ({
    sheet: `${Number(month.slice(5))}月`,
    title: `云岭高新区${month.slice(0, 4)}年${Number(month.slice(5))}月走访台账`,
    columns,
    rows: numbered(
      visits.map((visit) => [
        `${visit.day}T${visit.time}:00`,
        names(visit.visitors, all),
        visit.target.kind === 'enterprise' ? visit.target.name : null,
        visit.target.kind === 'project' ? visit.target.name : null,
        visit.how,
        visit.note,
      ]),
    ),
  }))
}

function problemsLedger(title: string, problems: readonly DemoProblem[], today: string): Ledger {
  const hasProjects = problems.some((one) => one.target.kind === 'project')
  const at = (value: string | null): LedgerValue => value
  return {
    sheet: '问题台账',
    title,
    note: `统计截至 ${Number(today.slice(0, 4))}年${Number(today.slice(5, 7))}月${Number(today.slice(8))}日，累计收集 ${problems.length} 个`,
    columns: [
      text('问题编号'),
      text('企业名称', 30),
      ...(hasProjects ? [text('项目名称', 30)] : []),
      text('问题类别'),
      text('问题描述', 44),
      day('收集时间'),
      text('问题来源'),
      text('收集人', 16),
      text('责任单位', 18),
      text('协办单位'),
      day('交办时间'),
      day('办理期限'),
      text('办理情况', 40),
      day('答复时间'),
      text('办理状态'),
      day('销号时间'),
      text('企业意见'),
    ],
    rows: problems.map((one) => [
      one.no,
      one.target.kind === 'enterprise' ? one.target.name : null,
      ...(hasProjects ? [one.target.kind === 'project' ? one.target.name : null] : []),
      one.category,
      one.text,
      one.raised,
      one.source,
      `${one.by.name}（${one.by.org}）`,
      one.lead,
      one.assist === one.lead ? null : one.assist,
      at(one.assigned),
      at(one.due),
      one.answer,
      at(one.answered),
      one.state,
      at(one.closed),
      one.word,
    ]),
  }
}

function recordsLedger(title: string, records: readonly DemoRecord[]): Ledger {
  return {
    sheet: '台账',
    title,
    columns: [
      number('序号'),
      text('事项名称', 28),
      day('完成日期'),
      text('单位', 26),
      text('主持人'),
      text('人员编号'),
      text('企业名称', 32),
      text('内容', 40),
    ],
    rows: numbered(
      records.map((one) => [
        one.duty,
        one.day,
        one.org,
        one.person?.name ?? null,
        one.person?.no ?? null,
        one.enterprise,
        one.note,
      ]),
    ),
  }
}

function townEnterprises(town: Town): Ledger {
  return {
    sheet: '企业',
    title: '澄湖市联系企业名录',
    columns: [
      number('序号'),
      text('企业名称', 32),
      text('统一社会信用代码', 22),
      text('企业类别', 18),
      text('所属片区'),
      text('联系人'),
      text('联系电话', 14),
    ],
    rows: numbered(
      town.enterprises.map((one) => [one.name, one.code, one.classes.join('、'), one.area, one.contact, one.phone]),
    ),
  }
}

function townRoster(town: Town): Ledger {
  return {
    sheet: '名单',
    title: '干部联千企名单',
    columns: [number('序号'), text('名单', 30), text('成员', 32), text('编号或代码', 22), text('工作单位', 26)],
    rows: numbered(town.roster.map((one) => [one.group, one.member, one.code, one.org])),
  }
}

function townLinks(town: Town): Ledger {
  return {
    sheet: '结对联系表',
    title: '澄湖市干部结对联系企业一览表',
    columns: [
      number('序号'),
      text('关系类型', 26),
      text('姓名'),
      text('人员编号'),
      text('工作单位', 22),
      text('企业名称', 32),
      text('联系片区'),
      day('结对时间'),
    ],
    rows: numbered(
      town.links.map((one) => [
        one.relation,
        one.person.name,
        one.person.no,
        one.person.org,
        one.enterprise,
        one.area,
        town.start,
      ]),
    ),
  }
}

function townVisits(town: Town): Ledger {
  return {
    sheet: '走访记录',
    title: '澄湖市干部走访企业记录',
    columns: [
      number('序号'),
      day('走访日期'),
      text('走访人'),
      text('人员编号'),
      text('企业名称', 32),
      text('走访方式'),
      text('走访情况', 44),
    ],
    rows: numbered(
      town.visits.map((one) => [one.day, one.person.name, one.person.no, one.enterprise, '走访', one.note]),
    ),
  }
}
