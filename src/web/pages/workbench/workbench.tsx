import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { rolesOf, useSession } from '../../api/session.ts'
import { placeOfFigure, useOfficeBoard } from '../../api/workbench.ts'
import { formatDay, today } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { FigureBoard } from '../../parts/figure.tsx'
import { Loaded } from '../../parts/states.tsx'
import { NextList } from './next-list.tsx'

/** Only a leader fetches it. */
const MyWord = lazy(async () => ({ default: (await import('../word/word-list.tsx')).WordList }))

/** The office's first page: what is in danger, each figure opening its rows, and what to do next. */
export function Workbench() {
  const leads = rolesOf(useSession()).includes('leader')
  const query = useOfficeBoard()
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.workbench')}</h1>
        <p className="muted">{formatDay(today())}</p>
      </div>
      {leads ? (
        <Suspense>
          <div className="word-page">
            <MyWord quiet />
          </div>
        </Suspense>
      ) : null}
      <Loaded query={query} lines={10}>
        {(board) => (
          <>
            <FigureBoard
              label={t('workbench.figures')}
              figures={board.figures.map((figure) => ({
                label: figure.title,
                value: figure.count,
                ...placeOfFigure(figure.opens),
                ...(figure.danger === 'none' ? {} : { tone: figure.danger }),
                definition: word('figure', figure.id.split('.')[0]),
              }))}
            />
            <section className="panel">
              <div className="head">
                <h2>{t('workbench.next')}</h2>
                <Link to="/matters" search={{ open: 'true' }}>
                  {t('workbench.all_open')}
                </Link>
              </div>
              <NextList rows={board.next} />
            </section>
          </>
        )}
      </Loaded>
    </div>
  )
}
