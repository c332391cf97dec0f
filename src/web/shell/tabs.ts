import { DayIcon, FirmIcon, MatterIcon, PersonIcon } from '../ui/icons.tsx'

/** The four tabs of the phone's frame. */
export const TABS = [
  { to: '/m/today', label: 'nav.today', Icon: DayIcon },
  { to: '/m/enterprises', label: 'nav.enterprises', Icon: FirmIcon },
  { to: '/m/matters', label: 'nav.matters', Icon: MatterIcon },
  { to: '/m/me', label: 'nav.me', Icon: PersonIcon },
] as const
