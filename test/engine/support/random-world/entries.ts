import { ids, type Making } from './tools.ts'

export function randomEntries({ dice, scene, world, size, texts, entities, day, happened, paths }: Making): void {
  const { program } = scene
  const visits = ids(world.visit)
  const matters = ids(world.matter.filter((one) => one.program_key === scene.program.id))
  for (const form of program.forms) {
    for (let i = 0; i < dice.upTo(size.facts); i++) {
      const values: Record<string, unknown> = {}
      for (const field of form.fields) {
        if (dice.chance(0.15)) continue
        values[field.id] =
          field.type === 'yes_no'
            ? dice.chance(0.6)
            : field.type === 'number' || field.type === 'money'
              ? dice.pick([0, 0.25, 3, 7.5, 80, 100])
              : field.type === 'count'
                ? dice.upTo(12)
                : field.type === 'date'
                  ? day()
                  : field.type === 'choices'
                    ? [dice.pick(field.choices ?? texts)]
                    : field.type === 'choice'
                      ? dice.pick(field.choices ?? texts)
                      : dice.pick(texts)
      }
      world.form_entry.push({
        id: dice.uuid(),
        program_key: program.id,
        program_version: 1,
        form: form.id,
        values,
        visit_id: form.about === 'visit' ? dice.maybe(visits) : null,
        matter_id: dice.maybe(matters, 0.3),
        ...paths(),
        ...happened(),
      })
    }
  }
  const recurring = program.duties.flatMap((duty) => (duty.every ? [duty.every] : []))
  const names = (kind: string) => [
    ...new Set(
      program.duties
        .flatMap((duty) => duty.metBy)
        .concat([...program.measures, ...program.marks].flatMap((rule) => rule.selections))
        .filter(({ each }) => each.kind === kind)
        .flatMap(({ each }) => each.name ?? []),
    ),
  ]
  for (const report of names('report')) {
    for (let i = 0; i < dice.upTo(size.facts); i++) {
      const calendar = dice.maybe(recurring, 0.4)
      const period = calendar ? dice.pick(scene.periods.get(calendar) ?? []) : null
      world.report.push({
        id: dice.uuid(),
        program_key: program.id,
        report,
        calendar: period?.calendar ?? null,
        ordinal: period?.ordinal ?? null,
        body: '',
        data: {},
        reason: dice.maybe([...texts, ''], 0.7),
        remedy: dice.maybe([...texts, ''], 0.7),
        state: dice.pick(['submitted', 'submitted', 'locked', 'draft', 'returned']),
        ...paths(),
        ...happened(),
      })
    }
  }
  for (const meeting of names('meeting')) {
    for (let i = 0; i < dice.upTo(size.facts); i++) {
      const { person_id, org_id, area_id } = paths()
      world.meeting.push({
        id: dice.uuid(),
        program_key: program.id,
        meeting,
        title: '',
        person_id,
        org_id,
        area_id,
        chair_id: dice.maybe(entities.person),
        attendees: dice.upTo(30),
        minutes_text: '',
        ...happened(),
      })
    }
  }
}
