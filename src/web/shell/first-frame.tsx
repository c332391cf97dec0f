import { renderToStaticMarkup } from 'react-dom/server'
import { en } from '../messages/en.ts'
import { zhCN } from '../messages/zh-CN.ts'
import { zhTW } from '../messages/zh-TW.ts'
import { TABS } from './tabs.ts'

/**
 * The phone's frame as text, by language: the build keeps it, the server sends it in the page, so that it stands there before any
 * script has come. Its tabs are links and lead on by themselves; React draws the same in its place.
 */
export const frames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ 'zh-CN': zhCN, 'zh-TW': zhTW, en }).map(([language, words]) => [
    language,
    renderToStaticMarkup(
      <div className="phone">
        <div className="phone-frame">
          <header>
            <span className="bone" style={{ width: '40%' }} />
          </header>
          <main>
            <div role="status" aria-label={words['state.loading']} className="stack" style={{ padding: '16px 0' }}>
              {['92%', '78%', '85%', '64%', '88%', '71%'].map((width) => (
                <span className="bone" key={width} style={{ width }} />
              ))}
            </div>
          </main>
        </div>
        <nav className="tabbar" aria-label={words['nav.main']}>
          {TABS.map(({ to, label, Icon }) => (
            <a key={to} href={to}>
              <Icon />
              {words[label]}
            </a>
          ))}
        </nav>
      </div>,
    ),
  ]),
)
