import type { Area } from './areas.ts'

/** What may have changed between the entry on the road and its arrival. */
export const OFFLINE = {
  'visit.enterprise_merged': [
    '“{name}”已并入“{into}”，请到“{into}”名下登记',
    '「{name}」已併入「{into}」，請到「{into}」名下登記',
    '{name} has been merged into {into}; record it under {into}',
  ],
} satisfies Area
