import { parseIndustry } from '#domain/enterprise/industry.ts'
import { sizeOf } from '#domain/enterprise/size.ts'
import { newId } from '#domain/id.ts'
import { cleanEnterpriseName, enterpriseNameKey } from '#domain/identifiers/name.ts'
import { matchEnterprise } from '#domain/import/match.ts'
import { listClassNames } from '#storage/class-store.ts'
import {
  type EnterpriseRow,
  findEnterprises,
  insertEnterprises,
  updateEnterprises,
} from '#storage/import/enterprise-import.ts'
import {
  findProfiles,
  insertFirstProfiles,
  lastProfileDays,
  type ProfileSaid,
  saveProfiles,
} from '#storage/profile-store.ts'
import {
  dayOf,
  good,
  type Importer,
  numberOf,
  type Pending,
  refuse,
  refuseTwice,
  refuseWith,
  textOf,
  wordsOf,
} from '../pending.ts'
import type { Run } from '../run.ts'
import { writeBehind } from '../write-behind.ts'

/**
 * 企业: known by credit code, else by the key of the name. Blank cells change nothing; classes are set as the file says, but a
 * class whose members the authority keeps with their dates (企业分类) is left by its own act, not because a ledger lacks it.
 */
export function enterprisesImporter(run: Run): Importer {
  const { tx, authorityId, now, actor } = run.ctx
  const codes = new Map<string, number>()
  const names: NamesSeen = { plain: new Map(), coded: new Map() }
  let kept: ReadonlySet<string> | undefined
  const behind = writeBehind()
  let namesRead = false
  return {
    written: behind.written,
    async batch(rows) {
      const left = good(rows)
      const wanted = left.map((row) => {
        const name = cleanEnterpriseName(textOf(row, 'name') as string)
        const nameKey = enterpriseNameKey(run.answers.nameFor('enterprise', name))
        return { row, name, nameKey, code: textOf(row, 'code') }
      })
      const codesOf = wanted.flatMap((one) => one.code ?? [])
      const keys = wanted.map((one) => one.nameKey)
      await behind.seeing(keys, codesOf)
      const found = await findEnterprises(tx, authorityId, { codes: codesOf, keys })
      const byCode = new Map(found.flatMap((one) => (one.credit_code ? [[one.credit_code, one] as const] : [])))
      const byKey = Map.groupBy(found, (one) => one.name_key)
      const told = await lastProfileDays(
        tx,
        authorityId,
        found.map((one) => one.id),
      )
      kept ??= new Set(await listClassNames(tx, authorityId))
      const fresh: EnterpriseRow[] = []
      const changed: EnterpriseRow[] = []
      const profiles: Said[] = []
      const touched: string[] = []
      for (const { row, name, nameKey, code } of wanted) {
        if (code !== null && refuseTwice(codes, row, code, '企业')) continue
        if (refuseName(names, row, nameKey, code)) continue
        const coded = code === null ? undefined : byCode.get(code)
        const named = byKey.get(nameKey) ?? NOBODY
        const candidates = coded && !named.includes(coded) ? [...named, coded] : named
        const match = matchEnterprise(
          { name, nameKey, code },
          candidates.map((one) => ({ id: one.id, name: one.name, nameKey: one.name_key, code: one.credit_code })),
        )
        if (match.ok === false) {
          refuseWith(row, code === null ? 'name' : 'code', match.fault)
          continue
        }
        const doubt = match.ok === 'none' && code === null ? await doubtAbout(name) : undefined
        if (doubt && (doubt.candidates[0]?.confidence ?? 0) >= DOUBTFUL) {
          const candidates = doubt.candidates.map((one) => one.label).join('、')
          refuseWith(row, 'name', { code: 'enterprise.doubtful', data: { text: name, candidates }, doubt })
          continue
        }
        const before = match.ok === 'none' ? undefined : candidates.find((one) => one.id === match.id)
        const area = textOf(row, 'area')
        const areaId = area === null ? null : await run.areas.idOf(row, 'area', area)
        if (areaId === undefined) continue
        const said = merged(row, { name, nameKey, code, areaId }, before, kept)
        const profile = profileOf(run, row, said.id)
        const last = told.get(said.id)
        // Figures older than what is known do not size it anew.
        const after = profile && (!last || last <= profile.asOf) ? sized(said, profile) : said
        row.outcome = before === undefined ? 'created' : same(before, after) ? 'same' : 'changed'
        if (row.outcome === 'created') fresh.push(after)
        if (row.outcome === 'changed') changed.push(after)
        if (before) row.changes.push(...changesOf(before, after))
        if (profile) profiles.push({ row, profile })
        touched.push(after.name_key)
        if (after.credit_code !== null) touched.push(after.credit_code)
        if (before && before.credit_code !== null) touched.push(before.credit_code)
      }
      const first = profilesOf(profiles.filter(({ row }) => row.outcome === 'created'))
      const news = await newsIn(profiles.filter(({ row }) => row.outcome !== 'created'))
      await behind.begin(touched, () => write({ fresh, changed, first, news }))
    },
  }

  /** All names are read at the first doubt, those of the batches before too. */
  async function doubtAbout(name: string) {
    if (!namesRead) await behind.written()
    namesRead = true
    return run.enterprises.doubtAbout(name, true)
  }

  async function write({ fresh, changed, first, news }: ToWrite): Promise<void> {
    const by = { at: now, personId: actor.personId }
    await run.effects.changing('enterprise', idsOf(changed))
    await insertEnterprises(tx, authorityId, fresh)
    await run.effects.made('enterprise', idsOf(fresh))
    await updateEnterprises(tx, authorityId, changed)
    await insertFirstProfiles(tx, authorityId, first, by)
    await run.effects.changing(
      'enterprise_profile',
      news.map((one) => one.enterpriseId),
    )
    await saveProfiles(tx, authorityId, news, by)
    if (fresh.length + changed.length > 0) run.enterprises.clear()
  }

  /** Figures that say something new of an enterprise that is here already. */
  async function newsIn(said: readonly Said[]): Promise<ProfileSaid[]> {
    const found = await findProfiles(tx, authorityId, profilesOf(said))
    const known = new Map(found.map((one) => [`${one.enterpriseId} ${one.asOf}`, one]))
    const news = said.filter(({ profile }) => {
      const before = known.get(`${profile.enterpriseId} ${profile.asOf}`)
      return (
        !before ||
        FIGURES.some((figure) => profile[figure] != null && Number(profile[figure]) !== Number(before[figure]))
      )
    })
    for (const { row } of news) if (row.outcome === 'same') row.outcome = 'changed'
    return profilesOf(news)
  }
}

const NOBODY: readonly EnterpriseRow[] = []

type Said = { readonly row: Pending; readonly profile: ProfileSaid }
type ToWrite = {
  readonly fresh: readonly EnterpriseRow[]
  readonly changed: readonly EnterpriseRow[]
  readonly first: readonly ProfileSaid[]
  readonly news: readonly ProfileSaid[]
}

const profilesOf = (all: readonly Said[]): ProfileSaid[] => all.map((one) => one.profile)
const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map((one) => one.id)

/** So much alike, a firm without a code is asked about before it is made a second time. */
const DOUBTFUL = 0.7

/** Names of the file so far and their first rows: of rows without a code, and of rows with one. */
type NamesSeen = { readonly plain: Map<string, number>; readonly coded: Map<string, number> }

/** Two rows of one name are the same enterprise unless both bring codes, and different ones. */
function refuseName({ plain, coded }: NamesSeen, row: Pending, nameKey: string, code: string | null): boolean {
  const first = code === null ? (coded.get(nameKey) ?? plain.get(nameKey)) : plain.get(nameKey)
  if (first !== undefined) {
    refuse(row, 'name', 'row.twice', { row: first, what: '企业' })
    return true
  }
  const seen = code === null ? plain : coded
  seen.set(nameKey, row.row)
  return false
}

function merged(
  row: Pending,
  known: { name: string; nameKey: string; code: string | null; areaId: string | null },
  before: EnterpriseRow | undefined,
  kept: ReadonlySet<string>,
): EnterpriseRow {
  const held = before?.classes ?? []
  const said = wordsOf(row, 'classes')
  return {
    id: before?.id ?? newId(),
    name: before?.name ?? known.name,
    name_key: before?.name_key ?? known.nameKey,
    short_name: textOf(row, 'shortName') ?? before?.short_name ?? null,
    credit_code: known.code ?? before?.credit_code ?? null,
    code_forced:
      known.code === null ? (before?.code_forced ?? null) : (textOf(row, 'codeForced') ?? before?.code_forced ?? null),
    classes: said ? [...said, ...held.filter((word) => kept.has(word) && !said.includes(word))] : [...held],
    industry_code: textOf(row, 'industry') ?? before?.industry_code ?? null,
    area_id: known.areaId ?? before?.area_id ?? null,
    address: textOf(row, 'address') ?? before?.address ?? null,
    contact_name: textOf(row, 'contactName') ?? before?.contact_name ?? null,
    contact_phone: textOf(row, 'contactPhone') ?? before?.contact_phone ?? null,
    size: textOf(row, 'size') ?? before?.size ?? null,
  }
}

/** Its size by the table of 2017, as when the figures are entered by hand; where they do not tell it, what was declared stays. */
function sized(one: EnterpriseRow, { staff, revenue, assets }: ProfileSaid): EnterpriseRow {
  const industry = one.industry_code === null ? null : parseIndustry(one.industry_code)
  if (!industry?.ok) return one
  const number = (text: string | null | undefined) => (text == null ? null : Number(text))
  const size = sizeOf(industry.value, { staff: staff ?? null, revenue: number(revenue), assets: number(assets) })
  return size.state === 'value' ? { ...one, size: size.size } : one
}

const COMPARED = [
  'short_name',
  'credit_code',
  'code_forced',
  'industry_code',
  'area_id',
  'address',
  'contact_name',
  'contact_phone',
  'size',
] as const

function same(a: EnterpriseRow, b: EnterpriseRow): boolean {
  return (
    COMPARED.every((column) => a[column] === b[column]) &&
    [...a.classes].sort().join('\n') === [...b.classes].sort().join('\n')
  )
}

const TITLES: Readonly<Record<(typeof COMPARED)[number], string>> = {
  short_name: '简称',
  credit_code: '统一社会信用代码',
  code_forced: '代码说明',
  industry_code: '行业代码',
  area_id: '片区',
  address: '地址',
  contact_name: '企业联系人',
  contact_phone: '联系电话',
  size: '企业规模',
}

/** What a row changes, for people. Areas are told without their names' ids. */
function changesOf(before: EnterpriseRow, after: EnterpriseRow): Pending['changes'] {
  const changes = COMPARED.filter((column) => before[column] !== after[column]).map((column) =>
    column === 'area_id'
      ? { title: TITLES[column], from: before[column] === null ? '' : '原片区', to: '文件所写片区' }
      : { title: TITLES[column], from: before[column] ?? '', to: after[column] ?? '' },
  )
  const [from, to] = [before.classes, after.classes].map((classes) => [...classes].sort().join('、')) as [
    string,
    string,
  ]
  return from === to ? changes : [...changes, { title: '企业类别', from, to }]
}

const FIGURES = ['staff', 'revenue', 'assets', 'output', 'tax'] as const

/** Figures stand under the day the file says; without one under the last day of the year before: they are yearly figures. */
function profileOf(run: Run, row: Pending, enterpriseId: string): ProfileSaid | undefined {
  const profile: ProfileSaid = {
    id: newId(),
    enterpriseId,
    asOf: dayOf(row, 'asOf') ?? `${Number(run.today.slice(0, 4)) - 1}-12-31`,
    staff: numberOf(row, 'staff'),
    revenue: textOf(row, 'revenue'),
    assets: textOf(row, 'assets'),
    output: textOf(row, 'output'),
    tax: textOf(row, 'tax'),
  }
  return FIGURES.some((figure) => profile[figure] != null) ? profile : undefined
}
