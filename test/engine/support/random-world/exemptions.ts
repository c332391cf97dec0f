import { addDays } from '#domain/calendar/day.ts'
import { ids, type Making } from './tools.ts'

export function randomExemptions({ dice, scene, world, entities, day, recorded }: Making): void {
  const { program } = scene
  for (const ground of program.exemptions) {
    for (let i = 0; i < dice.upTo(2); i++) {
      const kind = dice.pick(['org', 'person', 'enterprise', 'project', 'area'] as const)
      const on = dice.pick(ground.on)
      const calendar =
        on.kind === 'duty'
          ? program.duties.find((rule) => rule.id === on.name)?.every
          : on.kind === 'reading'
            ? program.indicators.find((one) => one.id === on.name)?.every
            : on.kind === 'measure'
              ? program.measures.find((one) => one.id === on.name)?.every
              : undefined
      const period = calendar && dice.chance(0.6) ? dice.pick(scene.periods.get(calendar) ?? []) : null
      const from = day()
      const links = ids(world.link)
      const link = dice.chance(0.3) && links.length > 0 && on.kind === 'duty'
      const readingSubjects = world.reading.map((row) => row.subject_id)
      world.exemption.push({
        id: dice.uuid(),
        program_key: program.id,
        exemption: ground.id,
        effect: ground.effect,
        subject_kind: link ? 'link' : kind,
        subject_id: link
          ? dice.pick(links)
          : on.kind === 'reading' && readingSubjects.length > 0
            ? dice.pick(readingSubjects)
            : dice.pick(entities[kind]),
        rule: null,
        calendar: period?.calendar ?? null,
        ordinal: period?.ordinal ?? null,
        other_ordinal: period ? period.ordinal - dice.upTo(3) : null,
        from_day: period ? null : from,
        to_day: period ? null : dice.chance(0.7) ? addDays(from, dice.upTo(60)) : null,
        reason: '批准',
        ...recorded(from),
      })
    }
  }
}
