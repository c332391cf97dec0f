/** Two points and the line between them: who serves, and whom. */
export function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M7 12h10" stroke="var(--act)" strokeWidth="2.2" />
      <circle cx="6" cy="12" r="3.6" fill="var(--surface)" stroke="var(--act)" strokeWidth="2.2" />
      <circle cx="18" cy="12" r="4.4" fill="var(--act)" />
    </svg>
  )
}
