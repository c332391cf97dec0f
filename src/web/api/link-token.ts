const KEY = 'lianqi.link'

/**
 * The standing link an enterprise came by, for this tab alone: it is sent with every request instead of a session, and is gone
 * when the tab is closed. The paper or message it stands on opens the pages again.
 */
export function linkToken(): string | null {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function setLinkToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(KEY)
  else sessionStorage.setItem(KEY, token)
}
