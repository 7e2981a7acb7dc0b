import type { Finding } from '@anagen/engine'
import type { Level, Source } from '@anagen/kb'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerView } from '../../check/answer-view.ts'
import { paths } from '../../paths.ts'
import { Holds } from './answer-holds.tsx'
import { AnswerFoot, NotUnderstood } from './answer-parts.tsx'
import { Basis } from './basis.tsx'
import { AllNumbers } from './emergency-bar.tsx'
import { K } from './knowledge-text.tsx'
import { LevelMark } from './level-mark.tsx'
import { Ribbon, RibbonLegend } from './ribbon.tsx'
import { SourceLine } from './source-line.tsx'

const STEPS = [1, 2, 3, 4, 5] as const

/** The level as a scale of five, besides its words: never colour alone. */
const LevelScale = ({ step }: { readonly step: number }) => (
  <svg className="level-scale" viewBox="0 0 74 14" width="74" height="14" aria-hidden="true">
    {STEPS.map((n) => (
      <rect key={n} className={n <= step ? 'on' : 'off'} x={(n - 1) * 15} y="1" width="13" height="12" rx="3" />
    ))}
  </svg>
)

/** A fact by its id; one of a treatment leads to where the guide says all of it. */
const FactId = ({ id }: { readonly id: string }) => {
  const name = <code>{id}</code>
  return <>{/^[^/]+\/(?:effect|complication)\//.test(id) ? <a href={paths.fact(id)}>{name}</a> : name} </>
}

const Why = ({ found, sources }: { readonly found: Finding; readonly sources: Readonly<Record<string, Source>> }) => {
  const { t } = useTranslation()
  return (
    <li>
      <LevelMark level={found.level} /> <K>{found.because}</K>
      {found.raisedBy.length === 0 ? null : (
        <>
          {' '}
          {t('card.raisedBy')} <K>{found.raisedBy.join(', ')}</K>
        </>
      )}
      {found.facts.length === 0 ? null : (
        <>
          {' '}
          <small className="on-paper">{[...found.facts, ...found.sources].join(', ')}</small>
          <details className="sources">
            <summary>{t('card.sources', { count: found.sources.length })}</summary>
            <p>
              {found.facts.map((id) => (
                <FactId key={id} id={id} />
              ))}
            </p>
            <ul>
              {found.sources.map((id) => {
                const source = sources[id]
                return source ? <SourceLine key={id} id={id} source={source} /> : null
              })}
            </ul>
          </details>
        </>
      )}
    </li>
  )
}

const MOST_REASONS = 6
/** When there is no time to read: the reasons of the answer itself, and few. */
const MOST_PRESSING = 3

const isPressing = (level: Level): boolean => level === 'urgent' || level === 'emergency'

const shownReasons = (findings: readonly Finding[], level: Level): readonly Finding[] =>
  isPressing(level)
    ? findings.filter((found) => found.level === level).slice(0, MOST_PRESSING)
    : findings.slice(0, MOST_REASONS)

const Ribbons = ({ view }: { readonly view: AnswerView }) =>
  view.ribbons.length === 0 ? null : (
    <>
      {view.ribbons.map((ribbon) => (
        <Ribbon
          key={`${ribbon.treatment} ${ribbon.clock} ${ribbon.at}`}
          ribbon={ribbon}
          isPast={view.stored !== null}
        />
      ))}
      <RibbonLegend withHere isPast={view.stored !== null} />
    </>
  )

/** Where the person is, when there is one clock only: two would have to be explained. */
const At = ({ view }: { readonly view: AnswerView }) => {
  const { t } = useTranslation()
  const [only, ...others] = view.ribbons
  if (!only?.atText || others.length > 0) return null
  return t(view.stored ? 'card.was' : 'card.at', { at: only.atText, since: t(`clock.${only.clock as 'session'}`) })
}

/** How long a calm answer may be believed. */
const HoldsInShort = ({ view: { stored, holds } }: { readonly view: AnswerView }) => {
  const { t } = useTranslation()
  if (stored !== null) return <Holds stored={stored} />
  return holds === null ? null : t('card.holdsShort', { holds })
}

const isCalm = (level: Level): boolean => level === 'expected' || level === 'watch'

/** A calm answer is looked at before it is read; any other is read first. */
const Reasons = ({ view }: { readonly view: AnswerView }) => {
  const { t } = useTranslation()
  const { findings, level, sources } = view.answer
  const item = (found: Finding) => (
    <Why key={`${found.rule} ${found.sign} ${found.treatment} ${found.facts.join()}`} found={found} sources={sources} />
  )
  const shown = shownReasons(findings, level)
  const more = findings.filter((found) => !shown.includes(found))
  return (
    <section>
      <h2>{t('card.why')}</h2>
      {isCalm(level) ? <Ribbons view={view} /> : null}
      <ul className="reasons">{shown.map(item)}</ul>
      {more.length === 0 ? null : (
        <details className="unfolds">
          <summary>{t('card.moreReasons', { count: more.length })}</summary>
          <ul className="reasons">{more.map(item)}</ul>
        </details>
      )}
      {isCalm(level) ? null : <Ribbons view={view} />}
    </section>
  )
}

const List = ({ title, items }: { readonly title: string; readonly items: readonly string[] }) =>
  items.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>
            <K>{item}</K>
          </li>
        ))}
      </ul>
    </section>
  )

interface AnswerCardProps {
  readonly view: AnswerView
  /** who looks at it, and the number of the clinic: read before anything is explained */
  readonly who?: ReactNode
}

/**
 * The one answer. Its accessible name says the level in words; colour and scale only repeat it. Level, how long it holds, whom to call and what
 * to do stand on the first screen of a small phone; why comes after.
 */
export const AnswerCard = ({ view, who }: AnswerCardProps) => {
  const { t } = useTranslation()
  const { answer } = view
  const level = t(`level.${answer.level}`)
  const numbers = (
    <section className="call" aria-label={t('card.call')}>
      <AllNumbers call={answer.call} also={answer.callAlso} isAdviceFirst={answer.level === 'urgent'} />
    </section>
  )
  return (
    <section
      className={`card answer level-${answer.level}`}
      id="answer"
      aria-labelledby="level"
      data-level={answer.level}
    >
      <header>
        <h1 id="level">
          <span className="level-line">
            <LevelScale step={view.step} />{' '}
            <span>
              <span className="level-word">{level}</span>, {t('card.levelOf', { step: view.step })}
            </span>
          </span>
          <K>{answer.headline}</K>
        </h1>
        {isCalm(answer.level) ? (
          <p className="in-short">
            <At view={view} /> <HoldsInShort view={view} />
          </p>
        ) : null}
        {view.judgedAt === null ? null : <p className="on-paper">{t('card.judgedAt', { when: view.judgedAt })}</p>}
      </header>
      {answer.level === 'emergency' ? numbers : null}
      {who}
      <List title={t('card.doNow')} items={answer.do} />
      {answer.level === 'urgent' ? numbers : null}
      <Reasons view={view} />
      <NotUnderstood words={answer.notUnderstood} hint={t('card.notUnderstoodHint')} />
      <List title={t('card.selfCare')} items={answer.selfCare} />
      <List title={t('card.callIf')} items={answer.callIf} />
      <Basis view={view} />
      <section>
        <h2>{t('card.lookAgain')}</h2>
        <p>
          {view.holds === null ? (
            t('card.actNow')
          ) : view.stored === null ? (
            t('card.holds', { holds: view.holds, again: view.again ?? view.holds })
          ) : (
            <Holds stored={view.stored} />
          )}
        </p>
      </section>
      {isPressing(answer.level) ? null : (
        <details className="call unfolds">
          <summary>{t('card.call')}</summary>
          <AllNumbers call={answer.call} also={answer.callAlso} />
        </details>
      )}
      <AnswerFoot {...answer} />
    </section>
  )
}
