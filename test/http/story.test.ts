import { readFile } from 'node:fs/promises'
import { pino } from 'pino'
import { beforeAll, expect, it } from 'vitest'
import { doMarkEffects } from '#app/job/do-effects.ts'
import { systemContexts } from '#app/job/system-context.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { openApiClient } from './openapi-client.ts'
import { addAccount, type House, openHouse, PASSWORD } from './support.ts'

/**
 * The whole story, told to the API as its published description has it and to nothing else: import → publish → link →
 * visit → problem → order → objection and ruling → extension → answer → dispute → tier up → answer → confirm → close →
 * call-back fails → false closure → red-line case → points, ranking, evidence → seal → late correction as adjustment.
 */

type Api = ReturnType<typeof openApiClient>

const PROGRAM = 'huaihua_guarantee'
let house: House
let nobody: Api
const who: Record<string, Api> = {}
const ids: Record<string, string> = {}
let matter = ''
const fakeCases: string[] = []

async function signIn(login: string): Promise<Api> {
  const { body } = await nobody('post_session', {
    body: { authority: 'lantern', login, password: PASSWORD, bearer: true },
  })
  return openApiClient(house.app, body.token)
}

/** A call that must succeed; its body. */
async function ok(as: string, operation: string, ask?: Parameters<Api>[1]) {
  const client = who[as]
  if (!client) throw new Error(`nobody is signed in as ${as}`)
  const answer = await client(operation, ask)
  if (answer.status >= 300)
    throw new Error(`${as} ${operation}: ${answer.status} ${answer.body.code} ${answer.body.detail}`)
  return answer.body
}

const page = (as = 'office', id = matter) => ok(as, 'get_matters_id', { params: { id } })
async function act(as: string, name: string, data: object = {}, reason?: string, id = matter) {
  const { revision } = await page('office', id)
  return ok(as, `post_matters_id_${name}`, { params: { id }, body: { revision, data, ...(reason ? { reason } : {}) } })
}

/** Time goes by: sessions have ended, everybody signs in anew. */
async function at(moment: string) {
  house.at(moment)
  for (const login of Object.keys(who)) who[login] = await signIn(login)
}

async function importCsv(name: string, lines: string[], programKey?: string) {
  const body = Buffer.from(`\uFEFF${lines.join('\n')}\n`)
  const preview = await ok('office', 'post_imports', { query: { name, ...(programKey ? { programKey } : {}) }, body })
  expect(preview.faults, `${name}: ${JSON.stringify(preview.faults.slice(0, 3))}`).toEqual([])
  const done = await ok('office', 'post_imports_id_commit', {
    params: { id: preview.runId },
    body: { skipFaulty: false },
  })
  expect(done.state).toBe('committed')
}

const runRules = () =>
  ok('office', 'post_programs_program_runs', { params: { program: PROGRAM }, body: { full: false } })
/** The platform's clock, which in the running program acts on marks by itself. */
async function tick(now: string) {
  const [ctx] = await systemContexts(
    { db: house.db, log: pino({ level: 'silent' }), masterKey: new Uint8Array(32) },
    now,
  )
  if (ctx) await doMarkEffects(ctx)
}

beforeAll(async () => {
  house = await openHouse()
  nobody = openApiClient(house.app)
  await loadReference(house.db)
  house.at('2026-01-05T01:00:00.000Z')
  // The three administrators are there from the installation; everybody else is made through the API.
  await addAccount(house, 'sys', [['system_admin', 'authority']])
  await addAccount(house, 'sec', [['security_admin', 'authority']])
  who.sys = await signIn('sys')
  who.sec = await signIn('sec')
}, 120_000)

async function newAccount(
  login: string,
  role: string,
  scope: string,
  holder: { personId?: string; enterpriseId?: string },
) {
  const first = 'First-Pass-2026'
  const account = await ok('sys', 'post_accounts', { body: { login, password: first, ...holder } })
  await ok('sec', 'post_accounts_id_roles', { params: { id: account.id }, body: { role, scope } })
  const { body } = await nobody('post_session', {
    body: { authority: 'lantern', login, password: first, bearer: true },
  })
  const fresh = openApiClient(house.app, body.token)
  await fresh('post_me_password', { body: { current: first, next: PASSWORD } })
  who[login] = await signIn(login)
}

it('begins with accounts, a program and spreadsheets', async () => {
  await newAccount('office', 'office', 'authority', {})
  const text = await readFile(new URL('../../programs/huaihua-guarantee/program.yaml', import.meta.url), 'utf8')
  const checked = await ok('office', 'post_programs_check', { body: { text } })
  expect(checked).toMatchObject({ faults: [], key: PROGRAM })
  await ok('office', 'post_programs', { body: { text } })
  await importCsv('单位.csv', [
    '单位名称,单位类别,是否联络办',
    '督查室,部门,是',
    '市场监管局,部门,否',
    '税务局,部门,否',
    '建设局,部门,否',
  ])
  await importCsv('人员.csv', [
    '姓名,人员编号,工作单位,职务,是否主要负责人',
    '安灯,D001,督查室,主任,是',
    '白笼,S001,市场监管局,科长,否',
    '陈火,S002,市场监管局,局长,是',
    '丁芯,T001,税务局,科员,否',
    '冯光,G001,督查室,副主任,否',
  ])
  await importCsv('企业.csv', [
    '企业名称,企业类别,地址',
    '红星面粉厂,规上工业,东路 1 号',
    '长河锻造厂,规上工业,东路 2 号',
  ])
  await importCsv(
    '名单.csv',
    [
      '名单,成员',
      '行业部门,市场监管局',
      '行业部门,税务局',
      '行业部门,建设局',
      '包保干部,丁芯',
      '包保领导（班子成员）,冯光',
      '投产工业企业,红星面粉厂',
      '投产工业企业,长河锻造厂',
    ],
    PROGRAM,
  )
  const people = await ok('office', 'get_persons', { query: { limit: 50 } })
  for (const { id, name } of people.items) ids[name] = id
  for (const { id, name } of (await ok('office', 'get_orgs', { query: { limit: 50 } })).items) ids[name] = id
  for (const { id, name } of (await ok('office', 'get_enterprises', { query: { limit: 50 } })).items) ids[name] = id
  await newAccount('checker', 'office', 'authority', { personId: ids['安灯'] })
  await newAccount('handler', 'handler', 'org', { personId: ids['白笼'] })
  await newAccount('head', 'head', 'org', { personId: ids['陈火'] })
  await newAccount('cadre', 'cadre', 'own', { personId: ids['丁芯'] })
  await newAccount('leader', 'leader', 'authority', { personId: ids['冯光'] })
  await newAccount('tax', 'handler', 'org', { personId: ids['丁芯'] })
  await newAccount('mill', 'enterprise', 'own', { enterpriseId: ids['红星面粉厂'] })
}, 60_000)

it('pairs, and shows who is uncovered', async () => {
  for (const [link, personId] of [
    ['enterprise_guarantee', ids['丁芯']],
    ['leader_guarantee', ids['冯光']],
  ] as const) {
    const made = await ok('office', 'post_links', {
      body: { programKey: PROGRAM, link, personId, enterpriseId: ids['红星面粉厂'], fromDay: '2026-01-05' },
    })
    expect(made.unlisted).toEqual([])
  }
  const { kinds } = await ok('office', 'get_coverage', { query: { program: PROGRAM, link: 'enterprise_guarantee' } })
  expect(kinds[0]).toMatchObject({ targets: 2, covered: 1, uncovered: [{ name: '长河锻造厂' }] })
})

it('records a visit with a problem, and orders it to a unit', async () => {
  await at('2026-01-07T02:00:00.000Z')
  const visit = await ok('cadre', 'post_visits', {
    body: {
      enterpriseId: ids['红星面粉厂'],
      how: 'visit',
      at: '2026-01-07T01:00:00Z',
      problems: [{ programKey: PROGRAM, matter: 'need', title: '检测设备过期', category: '科技' }],
    },
  })
  matter = visit.matters[0].id
  const before = await ok('office', 'get_workbench_office', {})
  expect(before.figures.find((one: { id: string }) => one.id === 'to_triage').count).toBe(1)
  await act('office', 'assign', { give: 'order', units: { lead: ids['税务局'] } })
  const orders = await ok('office', 'get_papers', { query: { matterId: matter } })
  expect(orders.items[0]).toMatchObject({ paper: 'order', number: '怀高督交〔2026〕1号' })
})

it('hears an objection, rules on it, extends the time', async () => {
  await act('tax', 'object', {}, '检测归市场监管局')
  await act('office', 'rule_objection', { accepted: true }, '属市场监管')
  expect((await page()).state).toBe('recorded')
  await act('office', 'assign', { give: 'order', units: { lead: ids['市场监管局'] } })
  await act('handler', 'sign')
  await act('handler', 'extend', { add: { n: 3, unit: 'working_days' } }, '设备在外地检定')
  expect((await page()).asked.extension.reason).toBe('设备在外地检定')
  await act('office', 'grant_extension')
  expect((await page()).extended).toBe(1)
})

it('goes up a tier when the enterprise is not content, and is closed when it is', async () => {
  await at('2026-01-12T02:00:00.000Z')
  await act('handler', 'answer', { text: '已联系检测所' })
  await act('mill', 'dispute', {}, '设备还没有修')
  expect((await page('mill')).state).toBe('working')
  await act('office', 'raise', {}, '企业不认可')
  await act('handler', 'answer', { text: '检测所上门检定合格', proposedEnd: 'struck_off' })
  await act('mill', 'confirm')
  const file = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31])
  const evidence = await ok('handler', 'post_attachments', {
    body: {
      thingKind: 'matter',
      thingId: matter,
      name: '检定证书.pdf',
      mediaType: 'application/pdf',
      content: file.toString('base64'),
    },
  })
  await act('office', 'close', { end: 'struck_off', evidence: [evidence.id] })
  expect(await page()).toMatchObject({
    state: 'closed',
    endTitle: '销号',
    closings: [{ agreed: 'enterprise_agreed', refutedAt: null }],
  })
})

it('finds the closing false by a call-back, and opens a case', async () => {
  await at('2026-01-20T02:00:00.000Z')
  const { revision } = await page()
  await ok('checker', 'post_matters_id_callbacks', {
    params: { id: matter },
    body: { revision, how: 'phone', reached: true, passed: false, text: '企业说证书是假的' },
  })
  expect(await page()).toMatchObject({ falseClosures: 1, closings: [{ refutedBy: 'callback' }] })
  await runRules()
  const marks = await ok('office', 'get_marks', { query: { redLine: 'true', program: PROGRAM } })
  expect(marks.items.filter((one: { rule: string }) => one.rule === 'fake_closure').length).toBeGreaterThan(0)
  await tick('2026-01-20T02:05:00Z')
  expect((await page()).state).not.toBe('closed')
  const cases = await ok('office', 'get_matters', { query: { about: 'mark', q: '' } })
  // One case for the person, one for the unit: each is heard for itself.
  fakeCases.push(
    ...cases.items.filter((one: { title: string }) => /假销号/.test(one.title)).map((one: { id: string }) => one.id),
  )
  expect(fakeCases).toHaveLength(2)
})

it('confirms the red line by a person, never by itself', async () => {
  await at('2026-01-21T02:00:00.000Z')
  const before = await ok('office', 'get_score_sheets_program_kind_id', {
    params: { program: PROGRAM, kind: 'org', id: ids['市场监管局'] as string },
    query: { calendar: 'quarter' },
  })
  expect(
    before.lines
      .filter((one: { kind: string }) => one.kind === 'points')
      .filter((one: { value: string }) => Number(one.value) < 0),
  ).toEqual([])
  for (const id of fakeCases) {
    const file = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31])
    const evidence = await ok('office', 'post_attachments', {
      body: {
        thingKind: 'matter',
        thingId: id,
        name: '核查.pdf',
        mediaType: 'application/pdf',
        content: file.toString('base64'),
      },
    })
    await act('leader', 'head_sign', {}, undefined, id)
    await act('office', 'close', { end: 'upheld', evidence: [evidence.id] }, '属实', id)
  }
  await runRules()
  const sheet = await ok('office', 'get_score_sheets_program_kind_id', {
    params: { program: PROGRAM, kind: 'org', id: ids['市场监管局'] as string },
    query: { calendar: 'quarter' },
  })
  const line = sheet.lines.find((one: { rule: { rule: string } }) => one.rule.rule === 'red_line_closure')
  expect(line).toMatchObject({ kind: 'points', value: '-5', rule: { clause: '四、二；四、三' } })
  const evidenceRows = await ok('office', 'get_evidence_program_id', {
    params: { program: PROGRAM, id: line.id },
    query: { kind: 'points' },
  })
  expect(evidenceRows.total).toBeGreaterThan(0)
  const own = await who.handler?.('get_score_sheets_program_kind_id', {
    params: { program: PROGRAM, kind: 'org', id: ids['市场监管局'] as string },
  })
  expect(own?.status).toBe(200)
})

it('ranks, seals the month, and enters a late fact as an adjustment', async () => {
  await at('2026-02-09T02:00:00.000Z')
  await runRules()
  const rankings = await ok('office', 'get_rankings', { query: { program: PROGRAM } })
  const monthly = rankings.find((one: { ranking: string }) => one.ranking === 'month_visits')
  const january = monthly.periods.find((one: { label: string }) => one.label === '2026-01')
  const ranking = await ok('office', 'get_rankings_program_ranking', {
    params: { program: PROGRAM, ranking: 'month_visits' },
    query: { ordinal: january.ordinal },
  })
  expect(ranking.rows[0].subject.name).toBe('税务局')
  const sealed = await ok('office', 'post_programs_program_seals', {
    params: { program: PROGRAM },
    body: { calendar: 'month', ordinal: january.ordinal },
  })
  expect(sealed.digest).toMatch(/^[0-9a-f]{64}$/)
  // The cadre enters in February a visit of January: the sealed month stays, the difference is entered now.
  await ok('cadre', 'post_visits', {
    body: { enterpriseId: ids['红星面粉厂'], how: 'visit', at: '2026-01-13T01:00:00Z' },
  })
  await runRules()
  const after = await ok('office', 'get_rankings_program_ranking', {
    params: { program: PROGRAM, ranking: 'month_visits' },
    query: { ordinal: january.ordinal },
  })
  expect(after.rows).toEqual(ranking.rows)
  expect(after.sealed).toBe(true)
  const { adjustments } = await ok('office', 'post_programs_program_adjustments', { params: { program: PROGRAM } })
  expect(adjustments).toBeGreaterThan(0)
})

it('answers the same request twice with the same words', async () => {
  const ask = {
    body: { programKey: PROGRAM, category: '未收集反馈', text: '抽查', personId: ids['丁芯'] as string },
    key: 'the-same-key',
  }
  const first = await ok('office', 'post_findings', ask)
  expect(await ok('office', 'post_findings', ask)).toEqual(first)
})
