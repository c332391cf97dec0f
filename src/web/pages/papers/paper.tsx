import { Link, useParams } from '@tanstack/react-router'
import { type Paper, usePaper } from '../../api/papers.ts'
import { useSession } from '../../api/session.ts'
import { localOf } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { Loaded } from '../../parts/states.tsx'
import { paragraphsOf } from './paper-text.ts'

/** An official paper as it is printed: head in red, number, title, to whom, text, signature and date (GB/T 9704). */
export function PaperPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = usePaper(id)
  return (
    <Loaded query={query} lines={12}>
      {(paper) => (
        <div className="page">
          <div className="page-head no-print">
            <p className="muted">
              <Link to="/papers">{t('nav.papers')}</Link>
              {paper.matter ? (
                <>
                  {' · '}
                  <Link to="/matters/$id" params={{ id: paper.matter.id }}>
                    {paper.matter.name}
                  </Link>
                </>
              ) : null}
            </p>
            <button type="button" className="button" onClick={() => print()}>
              {t('do.print')}
            </button>
          </div>
          {paper.voidedAt ? <p className="note red no-print">{t('paper.is_void')}</p> : null}
          <PaperSheet paper={paper} />
        </div>
      )}
    </Loaded>
  )
}

/** The sheet itself speaks the language of the notice, whatever the reader's interface is. */
function PaperSheet({ paper }: { paper: Paper }) {
  const session = useSession()
  const { year, month, day } = localOf(paper.issuedAt)
  return (
    <article className="paper" lang="zh-CN">
      <p className="org">{session.authority.name}</p>
      {paper.number ? <p className="number">{paper.number}</p> : null}
      <hr />
      <h1>{paper.title}</h1>
      {paper.to.length > 0 ? <p className="to">{paper.to.join('、')}：</p> : null}
      {paragraphsOf(paper.content).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <div className="sign">
        <div>{session.authority.name}</div>
        <div>{`${year}年${month}月${day}日`}</div>
      </div>
      {paper.copy.length > 0 ? <p className="to copy">{`抄送：${paper.copy.join('、')}。`}</p> : null}
    </article>
  )
}
