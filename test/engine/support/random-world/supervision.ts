import { ids, type Making, many } from './tools.ts'

const OUT = ['passed', 'failed', 'unreached'] as const

export function randomSupervision({ dice, world, size, texts, entities, later, happened, paths, scene }: Making): void {
  const { program } = scene
  const visits = ids(world.visit)
  const matters = ids(world.matter.filter((one) => one.program_key === scene.program.id))
  const all = ids(world.matter)
  world.rating = many(dice.upTo(size.facts * 5), () => ({
    id: dice.uuid(),
    matter_id: dice.maybe(all, 0.3),
    visit_id: dice.maybe(visits, 0.3),
    ...paths(),
    grade: dice.maybe(['满意', '基本满意', '不满意'], 0.9),
    score: dice.maybe(['0', '50', '80', '100', '92.5'], 0.9),
    rater: dice.pick(['enterprise', 'monitor', 'public', 'raiser', 'office', 'org']),
    named: dice.chance(0.5),
    channel: 'web',
    ...happened(),
  }))
  world.callback = many(dice.upTo(size.facts), () => {
    const { person_id, org_id, enterprise_id, project_id } = paths()
    return {
      id: dice.uuid(),
      program_key: dice.maybe([program.id], 0.7),
      matter_id: dice.maybe(all, 0.4),
      visit_id: dice.maybe(visits, 0.3),
      link_id: dice.maybe(ids(world.link), 0.3),
      person_id,
      org_id,
      enterprise_id,
      project_id,
      by_person_id: dice.pick(entities.person),
      how: dice.pick(['phone', 'visit', ...texts]),
      reached: dice.chance(0.8),
      outcome: dice.pick(OUT),
      confirmed: dice.maybe([true, false]),
      ...happened(),
    }
  })
  world.inspection = many(dice.upTo(size.facts), () => ({
    id: dice.uuid(),
    program_key: program.id,
    kind: dice.pick(texts),
    planned: dice.chance(0.5),
    unannounced: dice.chance(0.5),
    approved: dice.chance(0.8),
    ...paths(),
    by_person_id: dice.maybe(entities.person),
    ...happened(),
  }))
  world.finding = many(dice.upTo(size.facts * 2), () => ({
    id: dice.uuid(),
    program_key: program.id,
    category: dice.pick(texts),
    level: dice.maybe(texts),
    source: dice.maybe([...texts, 'self', 'superior']),
    ban: dice.maybe(
      program.bans.map((ban) => ban.id),
      0.5,
    ),
    text: '',
    confirmed: dice.chance(0.6),
    rectified: dice.chance(0.4),
    self_reported_on: dice.maybe(['2026-05-01', '2026-05-31', '2026-06-01']),
    ...paths(),
    ...happened(),
  }))
  for (const paper of program.papers) {
    for (let i = 0; i < dice.upTo(2); i++) {
      const fact = happened()
      world.paper.push({
        id: dice.uuid(),
        program_key: program.id,
        paper: paper.id,
        title: '',
        matter_id: dice.maybe(matters),
        ...paths(),
        issued_at: fact.at,
        read_at: dice.chance(0.5) ? later(fact.at, 24) : null,
        to_names: [],
        copy_names: [],
        content: {},
        ...fact,
      })
    }
  }
}
