/** What a case expects of `disclosure` and `bans`: who sees what, and which ban is said where one types. */
import type { FactRef } from '#program/model.ts'
import { bansAt } from '#program/shown-bans.ts'
import { type Looker, openTo } from '../disclosed/open-to.ts'
import { columnsShown } from '../disclosed/rows.ts'
import type { Scene } from '../scene.ts'
import type { NamedWorld } from './build-world.ts'
import type { Expectation } from './read-cases.ts'
import { groupsIn, idsOf } from './who-is.ts'

/** What is wrong; undefined when it is as expected. */
export function judgeOpen(expectation: Expectation, scene: Scene, named: NamedWorld): string | undefined {
  return expectation.kind === 'ban' ? judgeBan(expectation, scene) : judgeDisclosed(expectation, scene, named)
}

const factOf = (written: string): FactRef => {
  const [kind = '', name] = written.split(' ')
  return (name === undefined ? { kind } : { kind, name }) as FactRef
}

/** `ban: { no_fire: { form lit_form: true, form news: none } }`. */
function judgeBan({ rule, subject, value }: Expectation, scene: Scene): string | undefined {
  if (!scene.program.bans.some((one) => one.id === rule))
    return `没有禁令；有 ${scene.program.bans.map((one) => one.id).join('、')}`
  const isSaid = subject !== undefined && bansAt(scene.program, factOf(subject)).some((one) => one.id === rule)
  const wanted = value !== 'none' && value !== false
  return isSaid === wanted ? undefined : wanted ? '填写时应显示，却没有' : '填写时不应显示，却显示'
}

function lookerOf(name: string, scene: Scene, named: NamedWorld): Looker | undefined {
  if (name === 'public' || name === '公众') return { kind: 'public' }
  if (name === 'office' || name === '办公室') return { kind: 'asker', groups: new Set(), oversees: true }
  const id = ['org', 'person', 'enterprise'].flatMap((kind) => named.ids.get(`${kind} ${name}`) ?? [])[0]
  if (id === undefined) return undefined
  return { kind: 'asker', groups: groupsIn(named.world, scene, idsOf(named.world, id)), oversees: false }
}

/** `disclose: { matter broken_lantern: { public: none, 甲县: { hides: [enterprise] } } }`; `own`: only rows of his own. */
function judgeDisclosed({ rule, subject, value }: Expectation, scene: Scene, named: NamedWorld): string | undefined {
  if (subject === undefined) return '应写给谁看：public、office 或 given 中的名字'
  const looker = lookerOf(subject, scene, named)
  if (!looker) return `given 中没有“${subject}”`
  const wanted = factOf(rule)
  const opened = openTo(scene.program, looker).find(
    ({ what }) => what.kind === wanted.kind && what.name === wanted.name,
  )
  const found = opened === undefined ? 'none' : opened.own ? 'own' : true
  if (typeof value !== 'object' || value === null)
    return found === value ? undefined : `应为 ${String(value)}，得 ${String(found)}`
  if (!opened) return '不公开'
  const columns = columnsShown(scene, opened.what, opened.hide).map(({ id }) => id)
  const { shows, hides } = value as Readonly<Record<string, unknown>>
  const lacking = [shows ?? []]
    .flat()
    .map(String)
    .filter((one) => !columns.includes(one))
  if (lacking.length > 0) return `应显示 ${lacking.join('、')}；显示的是 ${columns.join('、')}`
  const shown = [hides ?? []]
    .flat()
    .map(String)
    .filter((one) => columns.includes(one))
  return shown.length > 0 ? `不应显示 ${shown.join('、')}` : undefined
}
