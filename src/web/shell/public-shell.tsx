import { Outlet } from '@tanstack/react-router'
import { t } from '../i18n/t.ts'
import { AfterActLine } from '../parts/after-act.tsx'
import { OfflineBar } from '../parts/offline.tsx'

/** The frame of what anybody may see without signing in: what the programs disclose, plates, questionnaires. */
export function PublicShell() {
  return (
    <div className="phone">
      <a className="skip" href="#content">
        {t('do.skip_to_content')}
      </a>
      <OfflineBar />
      <main
        id="content"
        className="stack wide"
        tabIndex={-1}
        style={{ maxWidth: 960, margin: '0 auto', padding: '24px 16px 80px' }}
      >
        <Outlet />
      </main>
      <AfterActLine />
    </div>
  )
}
