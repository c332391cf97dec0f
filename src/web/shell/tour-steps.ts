import type { MessageKey } from '../i18n/t.ts'

/** One stop of the tour: a page, what to look at there, and what it is for. */
export type Stop = { readonly to: string; readonly mark: string; readonly say: MessageKey }
export type TourName = 'office' | 'unit' | 'phone' | 'portal'

/** Five minutes for a newcomer, by what he will work with. */
export const TOURS: Readonly<Record<TourName, readonly Stop[]>> = {
  office: [
    { to: '/workbench', mark: 'main .figures, main .panel', say: 'tour.office.board' },
    { to: '/triage', mark: 'main .panel, main table, main h1', say: 'tour.office.triage' },
    { to: '/matters', mark: 'main table, main h1', say: 'tour.office.matters' },
    { to: '/campaign', mark: 'main .panel, main h1', say: 'tour.office.campaign' },
    { to: '/rankings', mark: 'main .panel, main h1', say: 'tour.office.rankings' },
    { to: '/programs', mark: 'main .panel, main table, main h1', say: 'tour.office.programs' },
    { to: '/workbench', mark: '.search-button', say: 'tour.office.search' },
  ],
  unit: [
    { to: '/unit', mark: 'main .panel, main h1', say: 'tour.unit.desk' },
    { to: '/matters', mark: 'main table, main h1', say: 'tour.unit.matters' },
    { to: '/my-points', mark: 'main .panel, main h1', say: 'tour.unit.points' },
    { to: '/notices', mark: 'main h1', say: 'tour.unit.notices' },
  ],
  phone: [
    { to: '/m/today', mark: 'main .cards, main', say: 'tour.phone.today' },
    { to: '/m/enterprises', mark: 'main .cards, main', say: 'tour.phone.enterprises' },
    { to: '/m/waiting', mark: 'h1', say: 'tour.phone.waiting' },
    { to: '/m/me', mark: 'main', say: 'tour.phone.me' },
  ],
  portal: [
    { to: '/portal', mark: 'main', say: 'tour.portal.home' },
    { to: '/portal/raise', mark: 'main form', say: 'tour.portal.raise' },
  ],
}
