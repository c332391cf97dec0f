import { fail, ok, type Result } from '../../result.ts'
import { ACTS } from '../act-names.ts'
import { type Reclassified, reclassified } from '../clock-classes.ts'
import { CLASSES, type Classes, type Matter } from '../matter.ts'
import { suggest } from '../route.ts'
import { checkTables } from '../tables.ts'
import { done, type Handler, type Setting } from './handler.ts'

/**
 * What sort of matter it is and how grave, by the program's tables. Before anybody has been given it, the limits that hang on it are
 * reckoned anew and so is where it should go. Afterwards it may be put right only as far as no limit moves: the time somebody was
 * given is the program's to give, and more of it is an extension.
 */
export const classify: Handler<'classify'> = (matter, asked, setting) => {
  const { reason } = setting
  const classes = classesOf(matter, asked)
  const changed = CLASSES.filter((one) => classes[one] !== matter[one])
  if (changed.length === 0) return fail('matter.same_classes')
  const fits = checkWords(classes, changed, setting)
  if (!fits.ok) return fits
  if (changed.includes('level') && matter.slips.length > 0) {
    return fail('matter.level_by_slip', { level: matter.level ?? '' }, ['level'])
  }
  if (matter.state !== 'recorded' && reason === null) {
    return fail('matter.reason_missing', { act: 'classify', title: ACTS.classify.title, entry: '', clause: '' }, [
      'reason',
    ])
  }
  const next = { ...matter, ...classes }
  const routed = matter.state === 'recorded' ? rerouted(next, asked.served, setting) : null
  const stands = checkLimits(matter, { ...next, ...routed }, setting)
  if (!stands.ok) return stands
  const was = Object.fromEntries(changed.map((one) => [one, matter[one]]))
  return done({ act: 'classify', data: { ...classes, was, routed } })
}

function classesOf(matter: Matter, asked: Partial<Classes>): Classes {
  const of = (one: keyof Classes) => (asked[one] === undefined ? matter[one] : asked[one] || null)
  return { category: of('category'), urgency: of('urgency'), weight: of('weight'), level: of('level') }
}

const TABLES = { category: 'categories', urgency: 'urgencies', weight: 'weights', level: 'levels' } as const

/** Only words that the program has; where it has no such table there is nothing to choose. */
function checkWords(classes: Classes, changed: readonly (keyof Classes)[], { ruling }: Setting): Result<true> {
  const lacking = changed.find((one) => classes[one] !== null && ruling.rules[TABLES[one]].length === 0)
  if (lacking) return fail('matter.no_such_table', { of: lacking, entry: ruling.rules.title }, [lacking])
  const said = (one: keyof Classes) => (changed.includes(one) ? classes[one] : null)
  const category = changed.includes('category') ? classes.category : (ruling.rules.categories[0] ?? null)
  const others = { urgency: said('urgency'), weight: said('weight'), level: said('level') }
  return checkTables({ source: null, document: null, category, ...others }, ruling.rules)
}

type Served = { readonly ids: readonly string[]; readonly names: readonly string[]; readonly kinds: readonly string[] }

/** Whose it should be now. Units that the office named itself stay, where the catalogue was not asked again. */
function rerouted(matter: Matter, served: Served | undefined, { ruling }: Setting) {
  const units = served?.names ?? matter.units
  const unitKinds = served?.kinds ?? matter.unitKinds
  const ids = served?.ids ?? matter.suggestion?.orgIds ?? []
  return { units, unitKinds, suggestion: suggest({ ...matter, units, unitKinds }, ids, ruling) }
}

/** Once somebody has it, no limit of his may come to be another. */
function checkLimits(matter: Matter, next: Matter, { ruling }: Setting): Result<true> {
  if (matter.state === 'recorded') return ok(true)
  const moved: readonly Reclassified[] = reclassified(matter, next, ruling)
  if (moved.length === 0) return ok(true)
  return fail('matter.classes_move_limit', {
    limits: [...new Set(moved.map((one) => one.title))],
    clause: moved.find((one) => one.clause !== '')?.clause ?? '',
  })
}
