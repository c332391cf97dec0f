import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { Ctx } from '#app/context.ts'
import { importFileNow } from '#app/import/import-file.ts'
import type { Logger } from '#app/log.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import type { Result } from '#domain/result.ts'
import { type Authority, findAuthority } from '#storage/authority-store.ts'
import { countAuthorities, type DemoState, insertDemoAuthority, setDemoState } from '#storage/demo-store.ts'
import type { Database } from '#storage/open-database.ts'
import { DEMO_PASSWORD, type DemoAccount, demoAccounts, makeDemoAccounts } from './accounts.ts'
import { briefInDemo } from './brief.ts'
import { driveCampaign } from './drive.ts'
import { driveClasses } from './drive-classes.ts'
import { driveTargets } from './drive-targets.ts'
import { writeDemoFiles } from './files.ts'
import { DEMO_SEED, type Demo, generateDemo } from './generate.ts'
import { hearOutside } from './hear-outside.ts'
import { keepNotice } from './keep-notice.ts'
import { publishListsInDemo } from './lists.ts'
import { blockProjects } from './obstacles.ts'
import { PARK, TOWN } from './places.ts'
import { driveStarts } from './project-starts.ts'
import { resideInDemo } from './reside.ts'
import { runDemo } from './run-demo.ts'
import { fillServices } from './services.ts'
import { leaveStanding } from './standing.ts'
import { tellStory } from './story.ts'
import { superviseInDemo } from './supervision.ts'
import { meetAndReport } from './together.ts'
import { hearVoices } from './voices.ts'

const PROGRAMS = resolve(import.meta.dirname, '../../../programs')

/** What to tell whoever starts the program. */
export type DemoShown = {
  readonly accounts: readonly Pick<DemoAccount, 'authority' | 'login' | 'title'>[]
  readonly password: string
  readonly folder: string | null
}

/**
 * Fills an empty database with the two invented authorities, by the same use cases as any office: their programs are published, their spreadsheets
 * written to `folder` and imported, and the rules run. A start that was broken off goes on where it stopped, with the day it began on; a
 * database with authorities of its own is left alone.
 * @returns the accounts, or undefined where there is no demo
 */
export async function ensureDemo(
  db: Database,
  log: Logger,
  options: { folder?: string; now?: string; masterKey?: Uint8Array } = {},
): Promise<DemoShown | undefined> {
  const found = await db.inSystem(async (tx) => ({
    all: await countAuthorities(tx),
    park: await findAuthority(tx, PARK.code),
    town: await findAuthority(tx, TOWN.code),
  }))
  const before = found.park?.settings.demo as DemoState | undefined
  if (!before && found.all > 0) return undefined
  const now = options.now ?? Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
  const state: DemoState = before ?? {
    state: 'loading',
    seed: DEMO_SEED,
    today: Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
  }
  const told = { password: DEMO_PASSWORD, folder: options.folder ?? null }
  if (state.state === 'ready') return { ...told, accounts: state.shown ?? [] }
  const demo = generateDemo(state.seed, state.today)
  // Of its own: two that fill a database at once would read each other's half-written files.
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'lianqi-demo-')))
  const shown = demoAccounts(demo)
    .filter((one) => one.shown)
    .map(({ authority, login, title }) => ({ authority, login, title }))
  const started = performance.now()
  const contexts = await makeAuthorities(db, log, state, now, options.masterKey)
  await publishAll(contexts, demo.park.start)
  await importAll(contexts, demo, folder, log)
  if (!options.folder) await rm(folder, { recursive: true, force: true })
  for (const [key, ctx] of Object.entries(contexts)) {
    const code = key === 'park' ? PARK.code : TOWN.code
    must(
      await execute(ctx, makeDemoAccounts, { accounts: demoAccounts(demo).filter((one) => one.authority === code) }),
      'accounts',
    )
  }
  const { start } = demo.park
  const programKey = PARK.program.replaceAll('-', '_')
  must(await execute(contexts.park, fillServices, { programKey, today: state.today, start }), 'services')
  const { park } = contexts
  await inSteps(log, {
    story: () => tellStory(park),
    campaign: () => driveCampaign(park, demo.today),
    targets: () => driveTargets(park, demo.today),
    starts: () => driveStarts(park, demo.today),
    classes: () => driveClasses(park, demo.today),
    supervision: () => superviseInDemo(park, state.today),
    voices: () => hearVoices(park, state.today),
    outside: () => hearOutside(park, demo.today),
    residents: () => resideInDemo(park, demo.today),
    meetings: () => meetAndReport(park, demo.today),
    rules: async () => {
      for (const ctx of Object.values(contexts)) await runDemo(ctx, log)
    },
    notice: () => keepNotice(park),
    lists: () => publishListsInDemo(park),
    obstacles: () => blockProjects(park, state.today),
    standing: () => leaveStanding(park, state.today),
    briefings: () => briefInDemo(park, demo.today),
  })
  for (const ctx of Object.values(contexts)) {
    await db.inSystem((tx) => setDemoState(tx, ctx.authorityId, { ...state, state: 'ready', shown }))
  }
  log.info({ seconds: Math.round((performance.now() - started) / 100) / 10 }, 'demo made')
  return { ...told, accounts: shown }
}

/** One after the other, with how long each took, so that a start that grows slow says where. */
async function inSteps(log: Logger, steps: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  for (const [step, take] of Object.entries(steps)) {
    const started = performance.now()
    await take()
    log.debug({ step, ms: Math.round(performance.now() - started) }, 'demo step')
  }
}

type Contexts = { readonly park: Ctx; readonly town: Ctx }

async function makeAuthorities(
  db: Database,
  log: Logger,
  demo: DemoState,
  now: string,
  masterKey: Uint8Array | undefined,
): Promise<Contexts> {
  const one = async (place: typeof PARK | typeof TOWN): Promise<Ctx> => {
    const authority = await db.inSystem(async (tx): Promise<Authority | undefined> => {
      if (!(await findAuthority(tx, place.code))) {
        await insertDemoAuthority(tx, { id: newId(), code: place.code, name: place.name, kind: place.kind, demo })
      }
      return findAuthority(tx, place.code)
    })
    if (!authority) throw new Error(`no authority ${place.code}`)
    const { id, timeZone, calendarId } = authority
    const actor = {
      via: 'job',
      accountId: null,
      personId: null,
      enterpriseId: null,
      orgIds: [],
      grants: [],
      system: true,
    } as const
    return { db, log, authorityId: id, timeZone, calendarId, now, actor, ...(masterKey ? { masterKey } : {}) }
  }
  return { park: await one(PARK), town: await one(TOWN) }
}

/** In force from the first day of the pairings: the demo has lived with its programs since. */
async function publishAll({ park, town }: Contexts, start: string): Promise<void> {
  const now = Temporal.PlainDate.from(start)
    .toZonedDateTime({ timeZone: park.timeZone, plainTime: '09:00' })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' })
  for (const [ctx, program] of [
    [park, PARK.program],
    [park, PARK.campaign.folder],
    [park, PARK.voices.folder],
    [town, TOWN.program],
  ] as const) {
    const text = await readFile(join(PROGRAMS, program, 'program.yaml'), 'utf8')
    const folder = join(PROGRAMS, program, 'cases')
    const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
    const cases = await Promise.all(
      names.map(async (name) => ({ file: name, text: await readFile(join(folder, name), 'utf8') })),
    )
    must(await execute({ ...ctx, now }, publishProgram, { text, file: `${program}/program.yaml`, cases }), program)
  }
}

async function importAll(contexts: Contexts, demo: Demo, folder: string, log: Logger): Promise<void> {
  for (const { path, name, authority } of await writeDemoFiles(folder, demo)) {
    // Two programs run in the park; its ledgers are the first one's.
    const programKey = (authority === 'park' ? PARK : TOWN).program.replaceAll('-', '_')
    const report = must(
      await execute(contexts[authority], importFileNow, {
        file: { name, bytes: await readFile(path) },
        options: { programKey, newAreas: true },
      }),
      name,
    )
    if (report.state !== 'committed') {
      const fault = report.faults[0]
      throw new Error(`${name}: ${fault ? `${fault.sheet} ${fault.cell ?? fault.row}: ${fault.message}` : 'refused'}`)
    }
    log.debug({ file: name, ...report.counts }, 'demo file imported')
  }
}

/** The demo's own data and programs are right, or it is a bug. */
function must<T>(result: Result<T>, what: string): T {
  if (!result.ok) throw new Error(`demo ${what}: ${result.error.code} ${JSON.stringify(result.error.data ?? {})}`)
  return result.value
}
