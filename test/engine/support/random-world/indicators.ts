/** Targets and readings. */
import { Temporal } from 'temporal-polyfill'
import type { Making } from './tools.ts'

export function randomIndicators({ dice, scene, world, texts, entities, moment, later }: Making): void {
  const { program, timeZone, asOf } = scene
  for (const indicator of program.indicators) {
    const periods = (scene.periods.get(indicator.every) ?? []).filter((period) => period.startsAt <= asOf)
    const subject_kind = indicator.subject.kind === 'group' ? indicator.subject.of : 'authority'
    const subjects = indicator.subject.kind === 'group' ? entities[indicator.subject.of] : [scene.authorityIds[0] ?? '']
    for (const subject_id of subjects) {
      for (const period of periods) {
        const base = {
          program_key: program.id,
          indicator: indicator.id,
          subject_kind,
          subject_id,
          calendar: indicator.every,
          ordinal: period.ordinal,
        }
        const target_id = dice.uuid()
        if (dice.chance(0.8))
          for (let version = 1; version <= 1 + (dice.chance(0.3) ? dice.upTo(2) : 0); version++) {
            const recorded_at = later(moment(period.firstDay), 200 * (version - 1))
            world.target.push({
              ...base,
              target_id,
              version,
              target: dice.pick(['0', '10', '12.5', '40']),
              baseline: dice.maybe(['0', '8', '20']),
              recorded_at,
              filed_at: dice.chance(0.4) ? later(recorded_at, 24 * dice.upTo(40)) : null,
              voided_at: dice.chance(0.05) ? later(recorded_at, 24 * dice.upTo(60)) : null,
            })
          }
        for (let i = 0; i < dice.upTo(1) + (dice.chance(0.1) ? 1 : 0); i++) {
          const at = later(period.endsAt, -24 * dice.upTo(12) - 1)
          world.reading.push({
            id: dice.uuid(),
            ...base,
            value: dice.pick(['0', '5', '10', '11.25', '60']),
            reason: dice.maybe(texts, 0.3),
            remedy: dice.maybe(texts, 0.3),
            at,
            day: Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
            recorded_at: later(at, dice.upTo(30)),
            voided_at: null,
          })
        }
      }
    }
  }
}
