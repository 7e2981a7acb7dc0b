import { useTranslation } from 'react-i18next'
import type { TreatmentPage } from '../../guide/treatment-page.ts'
import { FactSources } from './fact-sources.tsx'
import { K } from './knowledge-text.tsx'
import { SourceLine } from './source-line.tsx'

interface Props {
  readonly page: TreatmentPage
}

const Course = ({ page }: Props) => {
  const { t } = useTranslation()
  const { treatment, course } = page
  return (
    <section id="course">
      <h2>{t('guide.course')}</h2>
      <p>
        {treatment.isRegimen ? null : t('guide.sessions', { sessions: course.sessions, days: course.intervalDays })}
        {course.minutes === null || treatment.isRegimen ? null : ` ${t('guide.minutes', { minutes: course.minutes })}`}{' '}
        <K>{treatment.course.maintenance}</K>
      </p>
      <FactSources fact={treatment.course} sources={page.sources} />
      <ul className="facts">
        {treatment.results.map((r) => (
          <li key={r.id}>
            <p>
              <strong>
                <K>{r.when}</K>
              </strong>
              : <K>{r.what}</K>
            </p>
            <FactSources fact={r} sources={page.sources} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Claims = ({ page }: Props) => {
  const { t } = useTranslation()
  const verdict = (v: boolean | string): string => (typeof v === 'string' ? v : v ? t('claim.true') : t('claim.false'))
  return (
    <section id="evidence">
      <h2>{t('guide.evidence')}</h2>
      <p>
        <span className="tag">
          <K>{page.treatment.evidence.level.replaceAll('-', ' ')}</K>
        </span>{' '}
        <K>{page.treatment.evidence.summary}</K>
      </p>
      <FactSources fact={page.treatment.evidence} sources={page.sources} />
      <h3>{t('guide.claims')}</h3>
      <ul className="facts">
        {page.treatment.claims.map((c) => (
          <li key={c.id}>
            <p>
              <q lang="en">{c.claim}</q> <span className="tag">{verdict(c.verdict)}</span>
            </p>
            <p>
              <K>{c.why}</K>
            </p>
            <FactSources fact={c} sources={page.sources} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Questions = ({ page }: Props) => {
  const { t } = useTranslation()
  return (
    <section id="questions">
      <h2>{t('guide.questions')}</h2>
      {page.treatment.questions.map((q) => (
        <details key={q.id}>
          <summary>
            <K>{q.question}</K>
          </summary>
          <p>
            <K>{q.answer}</K>
          </p>
          <FactSources fact={q} sources={page.sources} />
        </details>
      ))}
    </section>
  )
}

const Regulatory = ({ page }: Props) => {
  const { t } = useTranslation()
  return (
    <section id="rules">
      <h2>{t('guide.regulatory')}</h2>
      <ul className="facts">
        {page.treatment.regulatory.map((r) => (
          <li key={r.id}>
            <p>
              <strong>
                <K>{r.jurisdiction}</K>
              </strong>
              : <K>{r.status}</K>
            </p>
            <FactSources fact={r} sources={page.sources} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Disagreements = ({ page }: Props) => {
  const { t } = useTranslation()
  return page.disagreements.length === 0 ? null : (
    <section id="disagreements">
      <h2>{t('guide.disagreements')}</h2>
      <p>{t('guide.disagreementsHint')}</p>
      <details>
        <summary>{t('guide.disagreementsCount', { count: page.disagreements.length })}</summary>
        <ul className="facts">
          {page.disagreements.map(({ id, says }) => (
            <li key={id}>
              <p>
                <code>{id}</code>
              </p>
              <p>
                <K>{says}</K>
              </p>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

const Sources = ({ page }: Props) => {
  const { t } = useTranslation()
  const all = Object.entries(page.sources)
  return (
    <section id="sources">
      <h2>{t('guide.sources')}</h2>
      <details>
        <summary>{t('guide.sourcesCount', { count: all.length })}</summary>
        <ul>
          {all.map(([id, source]) => (
            <SourceLine key={id} id={id} source={source} />
          ))}
        </ul>
      </details>
    </section>
  )
}

/** What is known about it, how well, and who says so. */
export const GuideEvidence = ({ page }: Props) => (
  <>
    <Course page={page} />
    <Claims page={page} />
    <Questions page={page} />
    <Regulatory page={page} />
    <Disagreements page={page} />
    <Sources page={page} />
  </>
)
