import { addDays } from '#domain/calendar/day.ts'
import { ids, type Making, many } from './tools.ts'

export function randomLinks({
  dice,
  world,
  size,
  texts,
  entities,
  start,
  span,
  moment,
  happened,
  recorded,
  paths,
  scene,
}: Making): void {
  const { program } = scene
  for (const kind of program.links) {
    for (let i = 0; i < 1 + dice.upTo(size.facts); i++) {
      const from_day = addDays(start, dice.upTo(span) - (dice.chance(0.5) ? span : 0))
      const to_day = dice.chance(0.35) ? addDays(from_day, dice.upTo(150)) : 'infinity'
      const target = dice.pick(entities[kind.targetOf])
      const holder = dice.pick(entities[kind.holderOf])
      world.link.push({
        id: dice.uuid(),
        program_key: program.id,
        link: kind.id,
        person_id: kind.holderOf === 'person' ? holder : null,
        org_id: kind.holderOf === 'org' ? holder : dice.maybe(entities.org),
        target_kind: kind.targetOf,
        target_org_id: kind.targetOf === 'org' ? target : null,
        target_person_id: kind.targetOf === 'person' ? target : null,
        enterprise_id: kind.targetOf === 'enterprise' ? target : null,
        project_id: kind.targetOf === 'project' ? target : null,
        area_id: kind.targetOf === 'area' ? target : null,
        kinds: dice.chance(0.5) ? [dice.pick(texts)] : [],
        from_day,
        to_day,
        term_to: dice.chance(0.4) ? addDays(from_day, 365) : null,
        end_reason: dice.maybe(texts, 0.2),
        ended_at: to_day !== 'infinity' && dice.chance(0.6) ? moment(addDays(to_day, dice.upTo(20))) : null,
        ...recorded(addDays(from_day, -dice.upTo(3))),
      })
    }
  }
  world.visit = many(dice.upTo(size.facts * 4), () => ({
    id: dice.uuid(),
    ...paths(),
    person_id: dice.pick(entities.person),
    how: dice.pick(['visit', 'call', ...texts]),
    unannounced: dice.chance(0.3),
    minutes: dice.chance(0.7) ? dice.upTo(90) : null,
    note: dice.maybe(['看了车间', ''], 0.6),
    // Made under pairings of this program, of another one, or under none.
    link_ids: dice.chance(0.5) ? [] : [dice.pick([dice.uuid(), ...ids(world.link)])],
    companions: [],
    ...happened(20),
  }))
}
