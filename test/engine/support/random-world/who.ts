import { addDays } from '#domain/calendar/day.ts'
import { SIZES } from '#domain/enterprise/size.ts'
import { ids, type Making, many } from './tools.ts'

export function randomWho({ dice, world, size, texts, entities, start, day, scene }: Making): void {
  const { program } = scene
  world.area = many(1 + dice.upTo(1), (i) => ({ id: dice.uuid(), name: `片区${i}`, level: dice.pick(texts) }))
  world.org = many(2 + dice.upTo(size.entities + 1), (i) => ({
    id: dice.uuid(),
    name: `单位${i}`,
    kind: dice.pick(['部门', '镇街', ...texts.slice(0, 2)]),
    area_id: dice.maybe(ids(world.area)),
    is_office: false,
  }))
  world.person = many(2 + dice.upTo(size.entities + 1), (i) => ({
    id: dice.uuid(),
    name: `某${i}`,
    rank: dice.maybe(texts),
  }))
  for (const person of world.person) {
    const moved = dice.chance(0.3) ? day() : null
    world.post.push({
      id: dice.uuid(),
      person_id: person.id,
      org_id: dice.pick(ids(world.org)),
      title: '',
      is_primary: true,
      is_head: dice.chance(0.4),
      from_day: addDays(start, -400),
      to_day: moved ?? 'infinity',
    })
    if (moved)
      world.post.push({
        id: dice.uuid(),
        person_id: person.id,
        org_id: dice.pick(ids(world.org)),
        title: '',
        is_primary: true,
        is_head: dice.chance(0.4),
        from_day: addDays(moved, 1 + dice.upTo(5)),
        to_day: 'infinity',
      })
  }
  world.enterprise = many(2 + dice.upTo(size.entities), (i) => ({
    id: dice.uuid(),
    name: `企业${i}`,
    name_key: `企业${i}`,
    classes: dice.chance(0.5) ? [dice.pick(texts)] : [],
    size: dice.maybe(SIZES),
    industry_code: dice.maybe(['13', '7010', 'C', '51']),
    region_code: dice.maybe(['330483', '431202']),
    area_id: dice.maybe(ids(world.area)),
    status: 'active',
    from_day: dice.chance(0.2) ? day() : null,
    to_day: dice.chance(0.1) ? day() : null,
  }))
  world.project = many(1 + dice.upTo(2), (i) => ({
    id: dice.uuid(),
    name: `项目${i}`,
    class: dice.maybe(texts),
    stage: dice.maybe(texts),
    industry_code: dice.maybe(['13', '20']),
    points: dice.maybe(['100', '50', '37.5']),
    org_id: dice.maybe(ids(world.org)),
    enterprise_id: dice.maybe(ids(world.enterprise)),
    area_id: dice.maybe(ids(world.area)),
    from_day: null,
    to_day: null,
  }))

  for (const group of program.roster) {
    if (group.members.kind !== 'listed') continue
    for (const subject_id of entities[group.of]) {
      if (!dice.chance(0.75)) continue
      const left = dice.chance(0.15) ? day() : null
      world.roster_member.push({
        id: dice.uuid(),
        program_key: program.id,
        group_id: group.id,
        subject_kind: group.of,
        subject_id,
        from_day: dice.chance(0.7) ? '-infinity' : addDays(left ?? day(), -dice.upTo(40)),
        to_day: left ?? 'infinity',
      })
      if (left && dice.chance(0.5))
        world.roster_member.push({
          id: dice.uuid(),
          program_key: program.id,
          group_id: group.id,
          subject_kind: group.of,
          subject_id,
          from_day: addDays(left, 2 + dice.upTo(30)),
          to_day: 'infinity',
        })
    }
  }
}
