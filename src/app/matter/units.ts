import { z } from 'zod'

/** One unit leads; parallel and assisting ones have clocks of their own. */
export const Units = z.object({
  lead: z.guid(),
  parallel: z.array(z.guid()).max(20).optional(),
  assist: z.array(z.guid()).max(50).optional(),
})
