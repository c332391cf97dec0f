import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { MatterDetail } from '../../api/matters.ts'
import { useMay } from '../../api/session.ts'
import { dayOf, formatDay, formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { Clock } from '../../parts/clock.tsx'
import { SendLink } from '../../parts/send-link.tsx'
import { StateTag } from '../../parts/state-tag.tsx'

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{title}</h2>
      </div>
      <div className="body">{children}</div>
    </section>
  )
}

/** Who should get it by the service catalogue and the program's routes, and where these are silent. */
function Suggested({ matter }: { matter: MatterDetail }) {
  const { give = 'record', orgs = [], clause } = matter.suggestion ?? {}
  return (
    <Box title={t('service.basis')}>
      <div className="stack tight">
        <p>
          {orgs.length === 0
            ? t('service.suggest_none', { category: matter.category ?? '' })
            : t('service.suggest', { give: word('service.give', give), units: orgs.map((org) => org.name).join('、') })}
        </p>
        {orgs.length > 1 ? <p className="muted small">{t('service.suggest_several')}</p> : null}
        <p className="muted small">
          {clause ? `${clause} · ` : ''}
          <Link to="/services">{t('service.see')}</Link>
        </p>
      </div>
    </Box>
  )
}

/** Beside the acts: parties, clocks, category, papers, how it was checked, similar matters. */
export function MatterAside({ matter }: { matter: MatterDetail }) {
  const may = useMay()
  return (
    <aside className="stack">
      <Box title={t('matter.about')}>
        <dl className="facts">
          {matter.enterprise ? (
            <>
              <dt>{t('matter.enterprise')}</dt>
              <dd>
                <Link to="/enterprises/$id" params={{ id: matter.enterprise.id }}>
                  {matter.enterprise.name}
                </Link>
              </dd>
            </>
          ) : null}
          {matter.project ? (
            <>
              <dt>{t('matter.project')}</dt>
              <dd>
                <Link to="/projects/$id" params={{ id: matter.project.id }}>
                  {matter.project.name}
                </Link>
              </dd>
            </>
          ) : null}
          <Fact title={t('matter.category')} value={matter.category} />
          <Fact title={t('matter.source')} value={matter.source} />
          <Fact
            title={t('matter.raised_by')}
            value={
              matter.sealed ? t('matter.raiser_sealed') : (matter.raiser?.name ?? word('raised_by', matter.raisedBy))
            }
          />
          <Fact title={t('act.field.finish_by')} value={matter.finishBy ? formatDay(matter.finishBy) : null} />
          <Fact title={t('act.field.standard')} value={matter.standard} />
          <Fact title={t('matter.at')} value={formatMoment(matter.at)} />
          <Fact title={t('matter.holder')} value={matter.person?.name} />
          <Fact title={t('matter.respondent')} value={matter.respondent?.name} />
          <Fact title={t('matter.counted_for')} value={matter.org?.name} />
          {matter.tier > 0 ? (
            <Fact
              title={t('matter.tier')}
              value={matter.choices.tiers[matter.tier - 1]?.title ?? String(matter.tier)}
            />
          ) : null}
          {matter.nextReview ? <Fact title={t('matter.next_review')} value={formatDay(matter.nextReview)} /> : null}
          {matter.visitId ? (
            <>
              <dt>{t('matter.from_visit')}</dt>
              <dd>
                <Link to="/visits" search={{ id: matter.visitId }}>
                  {t('do.open')}
                </Link>
              </dd>
            </>
          ) : null}
          <dt>{t('matter.program')}</dt>
          <dd>
            <Link to="/programs/$key" params={{ key: matter.programKey }}>
              {t('matter.program_version', { n: matter.programVersion })}
            </Link>
          </dd>
        </dl>
        {matter.enterprise && (matter.state === 'answered' || matter.state === 'closed') ? (
          <SendLink purpose="matter_confirm" id={matter.id} />
        ) : null}
      </Box>
      {matter.state === 'recorded' && matter.suggestion ? <Suggested matter={matter} /> : null}
      {matter.parties.length > 0 || matter.leader ? (
        <Box title={t('matter.parties')}>
          <ul className="stack tight">
            {matter.leader ? (
              <li className="row apart">
                <span>{matter.leader.name}</span>
                <span className="muted small">{t('matter.submitted_to')}</span>
              </li>
            ) : null}
            {matter.parties.map((party) => (
              <li key={`${party.org.id}${party.role}${party.fromAt}`} className="stack tight" style={{ gap: 0 }}>
                <span className="row apart">
                  <span className={party.toAt === null ? '' : 'muted'}>{party.org.name}</span>
                  <span className="muted small">{word('party', party.role)}</span>
                </span>
                <span className="muted small">
                  {party.toAt === null
                    ? party.answeredAt
                      ? t('matter.party_answered', { at: formatMoment(party.answeredAt) })
                      : party.signedAt
                        ? t('matter.party_signed', { at: formatMoment(party.signedAt) })
                        : t('matter.party_unsigned')
                    : t('matter.party_until', { at: formatMoment(party.toAt) })}
                </span>
              </li>
            ))}
          </ul>
        </Box>
      ) : null}
      {matter.clocks.length > 0 ? (
        <Box title={t('matter.clocks')}>
          <ul className="stack">
            {matter.clocks.map((clock) => (
              <li key={clock.id} className="stack tight" style={{ gap: 2 }}>
                <span className="row apart">
                  <span>
                    {clock.title}
                    {clock.org || clock.person ? (
                      <span className="muted small"> · {clock.org?.name ?? clock.person?.name}</span>
                    ) : null}
                  </span>
                </span>
                <span>
                  <Clock clock={clock} />
                </span>
                <span className="muted small">{clock.explain}</span>
              </li>
            ))}
          </ul>
        </Box>
      ) : null}
      {matter.papers.length > 0 || may('paper.draft') ? (
        <Box title={t('nav.papers')}>
          {may('paper.draft') ? (
            <p>
              <Link
                to="/paper-drafts"
                search={{ matterId: matter.id, program: matter.programKey, kind: matter.matter }}
              >
                {t('paper.draft_about')}
              </Link>
            </p>
          ) : null}
          <ul className="stack tight">
            {matter.papers.map((paper) => (
              <li key={paper.id} className={paper.voidedAt ? 'muted' : ''}>
                <Link to="/papers/$id" params={{ id: paper.id }}>
                  {paper.title}
                </Link>{' '}
                <span className="code muted">{paper.number}</span> {paper.voidedAt ? t('paper.voided') : null}
              </li>
            ))}
          </ul>
        </Box>
      ) : null}
      {matter.closings.length > 0 ? (
        <Box title={t('matter.closings')}>
          <ul className="stack tight">
            {matter.closings.map((closing) => (
              <li key={closing.id}>
                {formatMoment(closing.at)} ·{' '}
                {matter.choices.ends.find((end) => end.id === closing.endId)?.title ?? closing.endId} ·{' '}
                {word('agreed', closing.agreed)}
                {closing.refutedAt ? (
                  <p>
                    <span className="tag red">
                      {t('matter.refuted', {
                        by: word('refuted_by', closing.refutedBy),
                        at: formatMoment(closing.refutedAt),
                      })}
                    </span>
                  </p>
                ) : null}
                {closing.signals.length > 0 ? (
                  <p className="small">
                    {t('matter.signals', {
                      signals: closing.signals.map((one) => word('signal', String(one))).join('、'),
                    })}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </Box>
      ) : null}
      {matter.callbacks.length > 0 || matter.ratings.length > 0 ? (
        <Box title={t('matter.checks')}>
          <ul className="stack tight">
            {matter.callbacks.map((one) => (
              <li key={one.id}>
                {formatMoment(one.at)} {word('callback.how', one.how)} ·{' '}
                {one.reached ? word('callback.outcome', one.outcome) : t('callback.not_reached')}
                {one.text ? <p className="said small">{one.text}</p> : null}
              </li>
            ))}
            {matter.ratings.map((one) => (
              <li key={one.id}>
                {formatMoment(one.at)} {word('rater', one.rater)}：{one.grade ?? one.score}
                {one.text ? <p className="small muted">{one.text}</p> : null}
              </li>
            ))}
          </ul>
        </Box>
      ) : null}
      {matter.attachments.length > 0 ? (
        <Box title={t('matter.attachments')}>
          <ul className="stack tight">
            {matter.attachments.map((file) => (
              <li key={file.id}>
                <a href={`/api/attachments/${file.id}`} download={file.name}>
                  {file.name}
                </a>
              </li>
            ))}
          </ul>
        </Box>
      ) : null}
      <Box title={t('matter.similar')}>
        {matter.similar.length === 0 ? (
          <p className="muted">{t('matter.no_similar')}</p>
        ) : (
          <ul className="stack tight">
            {matter.similar.map((one) => (
              <li key={one.id}>
                <Link to="/matters/$id" params={{ id: one.id }}>
                  {one.title}
                </Link>
                <span className="row">
                  <StateTag state={one.state} />
                  <span className="muted small">
                    <span className="code">{one.number}</span> · {formatDay(dayOf(one.at), { weekday: false })}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Box>
    </aside>
  )
}

function Fact({ title, value }: { title: string; value: string | null | undefined }) {
  return value ? (
    <>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </>
  ) : null
}
