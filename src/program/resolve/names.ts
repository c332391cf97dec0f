/** Every name a program declares, before anything is resolved. */
import type { Parameter, Period } from '../model.ts'
import type { ShapedProgram } from '../shape.ts'
import type { SubjectKind, Vocabulary } from '../vocabulary.ts'
import { Context, type Path } from './context.ts'
import { textsOf } from './entries.ts'
import { choicesOf } from './forms.ts'
import { parameterOf } from './parameters.ts'
import { resolvePeriod } from './periods.ts'

export function pathsOf(shaped: ShapedProgram): (section: string, id: string) => Path {
  const paths = new Map<string, Path>()
  for (const [section, entries] of Object.entries(shaped.sections)) {
    for (const { path, value } of entries) {
      const id = String(Object.values(value as Record<string, unknown>)[0]).replaceAll(' ', '_')
      if (!paths.has(`${section} ${id}`)) paths.set(`${section} ${id}`, path)
    }
  }
  return (section, id) => paths.get(`${section} ${id}`) ?? [section]
}

/** The names that well-shaped entries declare. */
export function namesIn(shaped: ShapedProgram): ConstructorParameters<typeof Context>[2] {
  const { sections } = shaped
  const of = <S extends keyof ShapedProgram['sections']>(section: S): ShapedProgram['sections'][S][number]['value'][] =>
    sections[section].map(({ value }) => value)
  const groups = new Map(of('roster').map((group) => [group.group, { of: group.of }]))
  const subject = (name: string): SubjectKind => groups.get(name)?.of ?? 'authority'
  const parameters = new Map(
    of('parameters').flatMap((one): [string, Parameter][] => {
      const parameter = parameterOf(one)
      return parameter ? [[parameter.id, parameter]] : []
    }),
  )
  const broken = new Set(shaped.broken)
  for (const one of of('parameters')) if (!parameters.has(one.parameter)) broken.add(`parameter ${one.parameter}`)
  const bare: Vocabulary = {
    groups,
    links: new Map(
      of('links').flatMap((link) => {
        const holder = groups.get(link.holder)
        const target = groups.get(link.target)
        if (!holder || !target) for (const kind of ['link', 'cover']) broken.add(`${kind} ${link.link}`)
        return holder && target
          ? [[link.link, { holderOf: holder.of, targetOf: target.of, kinds: textsOf(link.kinds) }] as const]
          : []
      }),
    ),
    duties: new Set([
      ...of('duties').map((duty) => duty.duty),
      ...of('matters').flatMap((m) => (m.clocks ?? []).map((clock) => `${m.matter}.${clock.clock}`)),
    ]),
    forms: new Map(
      of('forms').map((form) => [
        form.form,
        {
          about: form.about,
          fields: form.fields.map((field) => {
            const choices = choicesOf(field, (kind, name) => {
              if (kind === 'link') return textsOf(of('links').find((one) => one.link === name)?.kinds)
              const found = of('matters').find((m) => m.matter === name)
              return found?.categories && textsOf(found.categories)
            })
            return { id: field.field, title: String(field.title), type: field.type, ...(choices ? { choices } : {}) }
          }),
        },
      ]),
    ),
    matters: new Map(
      of('matters').map((m) => [
        m.matter,
        {
          sources: textsOf(m.sources),
          categories: textsOf(m.categories),
          urgencies: textsOf(m.urgencies),
          weights: textsOf(m.weights),
          documents: textsOf(m.documents),
          levels: textsOf(m.levels),
          ends: m.ends.map((end) => end.end),
        },
      ]),
    ),
    indicators: new Map(of('indicators').map((one) => [one.indicator, { subject: subject(one.for) }])),
    chaired: new Set(of('meetings').flatMap((one) => (one.chair === undefined ? [] : [one.meeting]))),
    exemptions: new Set(of('exemptions').map((one) => one.exemption)),
    measures: new Map(of('measures').map((one) => [one.measure, { subject: subject(one.for), every: one.every }])),
    rankings: new Map(of('rankings').map((one) => [one.ranking, { subject: subject(one.for), every: one.every }])),
    marks: new Set(of('marks').map((one) => one.mark)),
    points: new Set(of('points').map((one) => one.points)),
    papers: new Set(of('papers').map((one) => one.paper)),
    bans: new Set(of('bans').map((one) => one.ban)),
    params: new Map(
      [...parameters].map(([id, parameter]) => [id, parameter.kind === 'number' ? parameter.value : undefined]),
    ),
    phases: new Map(),
  }
  // Phases may take their days from parameters, so they are read with a context of their own; its faults come up again later.
  const early = new Context({}, '', { vocabulary: bare, parameters, periods: new Map(), broken })
  const periods = new Map(
    of('periods').flatMap((one): [string, Period][] => {
      const period = resolvePeriod(early, [], one)
      return period ? [[period.id, period]] : []
    }),
  )
  const phases = new Map(
    [...periods].flatMap(([id, period]) =>
      period.kind === 'phase' ? [[id, { from: period.from, to: period.to }] as const] : [],
    ),
  )
  return { vocabulary: { ...bare, phases }, parameters, periods, broken }
}
