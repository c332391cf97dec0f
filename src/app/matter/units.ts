import { z } from 'zod'

/** One unit leads; parallel and assisting ones have clocks of their own. */
export const Units = z.object({
  lead: z.uuid(),
  parallel: z.array(z.uuid()).max(20).optional(),
  assist: z.array(z.uuid()).max(50).optional(),
})
