import type { ReactNode } from 'react'

/** Line icons, 18 px, drawn in the ink of their place; always beside a word or with a label on the button. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

const icon = (path: ReactNode) => () => <Icon>{path}</Icon>

export const CloseIcon = icon(<path d="M6 6l12 12M18 6L6 18" />)
export const BellIcon = icon(<path d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 6H4s2-1 2-6M10 20a2 2 0 0 0 4 0" />)
export const TrayIcon = icon(<path d="M4 13h4l2 3h4l2-3h4M4 13l3-8h10l3 8v6H4z" />)
export const MenuIcon = icon(<path d="M4 7h16M4 12h16M4 17h16" />)
export const BackIcon = icon(<path d="M15 5l-7 7 7 7" />)
export const ForwardIcon = icon(<path d="M9 5l7 7-7 7" />)
export const ClockIcon = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5V12l3 2" />
  </>,
)
export const StarIcon = icon(<path d="M12 4l2.5 5.2 5.5.8-4 4 1 5.6-5-2.7-5 2.7 1-5.6-4-4 5.5-.8z" />)
export const DownIcon = icon(<path d="M6 9l6 6 6-6" />)
export const ColumnsIcon = icon(<path d="M4 5h16v14H4zM10 5v14M15 5v14" />)
export const DayIcon = icon(<path d="M5 6h14v14H5zM5 10h14M9 3v4M15 3v4" />)
export const FirmIcon = icon(<path d="M4 20V9l6-4v15M10 20h10V11l-10-3M14 14h2M14 17h2" />)
export const MatterIcon = icon(<path d="M6 3h9l4 4v14H6zM9 12h7M9 16h7M9 8h3" />)
export const PersonIcon = icon(
  <>
    <circle cx="12" cy="8" r="4" />
    <path d="M4 21c1-5 4.5-7 8-7s7 2 8 7" />
  </>,
)
export const SearchIcon = icon(
  <>
    <circle cx="11" cy="11" r="6.5" />
    <path d="M16 16l4.5 4.5" />
  </>,
)
export const PhoneIcon = icon(
  <path d="M6 3h4l1 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 1v4c0 2-1 3-3 3C10 21 3 14 3 6c0-2 1-3 3-3" />,
)
export const AddIcon = icon(<path d="M12 5v14M5 12h14" />)
