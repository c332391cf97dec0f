/** What the address of a page and the session say: enough to name what the page will ask for. */
export type Opened = {
  readonly params: Readonly<Record<string, string>>
  readonly search: Readonly<Record<string, string>>
  /** `YYYY-MM-DD` in the authority's zone. */
  readonly today: string
}

const plusDays = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

const DAY = '/api/workbench/me'
const UNREAD = '/api/notices?limit=1&unread=true'

/** The span in which reports are owed on the phone. */
export const owedSpan = (today: string) => ({ from: plusDays(today, -14), to: plusDays(today, 7) })

/**
 * Pages that people open on the road, and what each asks for before it can be drawn, word for word as it asks. The server answers
 * it in the page itself; a page that asks otherwise asks once more, and a test of the browser says so.
 */
export const FIRST_READS: Readonly<Record<string, (opened: Opened) => readonly string[]>> = {
  '/m/today': ({ today }) => {
    const { from, to } = owedSpan(today)
    return [DAY, UNREAD, `/api/reports?from=${from}&to=${to}&mine=true`]
  },
  '/m/enterprises': () => [DAY],
  '/m/enterprises/$id': ({ params }) => [`/api/enterprises/${params.id}`],
  '/m/matters': () => [DAY],
  '/m/matters/$id': ({ params }) => [`/api/matters/${params.id}`],
  '/m/me': () => ['/api/notices', UNREAD, '/api/notices/times', '/api/me/feed'],
  '/m/visit': ({ search }) =>
    search.enterprise
      ? [
          `/api/visits/entry?enterpriseId=${search.enterprise}`,
          `/api/policies/matching?enterpriseId=${search.enterprise}`,
        ]
      : search.project
        ? [`/api/visits/entry?projectId=${search.project}`]
        : [],
}

/** Pages whose words come alone, without those of the desk: the phone's, and the way to them. */
export const isOnRoad = (path: string): boolean => /^\/(m\/.*|sign-in|password)?$/.test(path)
