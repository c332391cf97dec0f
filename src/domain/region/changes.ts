import type { PlainDateString } from '../calendar/day.ts'

/** A change of codes that the base data do not carry. `from: null`: newly set up; `to: null`: revoked without successor. */
export type RegionChange = {
  readonly from: string | null
  readonly to: string | null
  /** Name of the new unit; only where the base data do not have it. */
  readonly name?: string
  /** First day of the new code. */
  readonly day: PlainDateString
}

/**
 * Later than the base data, and the successors of well-known revoked codes, which old credit codes still carry. By announcement
 * of the Ministry of Civil Affairs or the province; where only the month of the approval is known, its last day.
 */
export const REGION_CHANGES: readonly RegionChange[] = [
  { from: null, to: '653228', name: '和安县', day: '2024-12-31' },
  { from: null, to: '653229', name: '和康县', day: '2024-12-31' },
  { from: '540422', to: '540481', day: '2023-04-30' },
  { from: '540530', to: '540581', day: '2023-04-30' },
  { from: '330103', to: '330105', day: '2021-04-09' },
  { from: '330104', to: '330102', day: '2021-04-09' },
  { from: '330185', to: '330112', day: '2017-08-31' },
  { from: '330322', to: '330305', day: '2015-07-31' },
  { from: '330621', to: '330603', day: '2013-10-31' },
  { from: '330682', to: '330604', day: '2013-10-31' },
  { from: '320502', to: '320508', day: '2012-09-30' },
  { from: '320503', to: '320508', day: '2012-09-30' },
  { from: '320504', to: '320508', day: '2012-09-30' },
  { from: '320584', to: '320509', day: '2012-09-30' },
  { from: '310103', to: '310101', day: '2011-06-30' },
  { from: '310108', to: '310106', day: '2015-11-30' },
  { from: '110103', to: '110101', day: '2010-07-31' },
  { from: '110104', to: '110102', day: '2010-07-31' },
  { from: '120107', to: '120116', day: '2009-11-30' },
  { from: '120108', to: '120116', day: '2009-11-30' },
  { from: '120109', to: '120116', day: '2009-11-30' },
]
