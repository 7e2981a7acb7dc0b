import { useTranslation } from 'react-i18next'
import type { TreatmentPage } from '../../guide/treatment-page.ts'
import { factAnchor } from '../../paths.ts'
import { FactList } from './fact-list.tsx'
import { FactSources } from './fact-sources.tsx'
import { GuideSection } from './guide-section.tsx'
import { K } from './knowledge-text.tsx'
import { SourceLine } from './source-line.tsx'

interface Props {
  readonly page: TreatmentPage
}

const Course = ({ page }: Props) => {
  const { t } = useTranslation()
  const { treatment, course } = page
  return (
    <GuideSection id="course" title={t('guide.course')} fold={t('guide.courseFold')}>
      <p>
        {treatment.isRegimen ? null : t('guide.sessions', { sessions: course.sessions, days: course.intervalDays })}
        {course.minutes === null || treatment.isRegimen ? null : ` ${t('guide.minutes', { minutes: course.minutes })}`}{' '}
        <K>{treatment.course.maintenance}</K>
      </p>
      <FactSources fact={treatment.course} sources={page.sources} />
      <FactList facts={treatment.results} sources={page.sources}>
        {(r) => (
          <>
            <p>
              <strong>
                <K>{r.when}</K>
              </strong>
              : <K>{r.what}</K>
            </p>
          </>
        )}
      </FactList>
    </GuideSection>
  )
}

const Claims = ({ page }: Props) => {
  const { t } = useTranslation()
  const verdict = (v: boolean | string): string => (typeof v === 'string' ? v : v ? t('claim.true') : t('claim.false'))
  return (
    <GuideSection
      id="evidence"
      title={t('guide.evidence')}
      fold={t('guide.claimsCount', { count: page.treatment.claims.length })}
    >
      <p>
        <span className="tag">
          <K>{page.treatment.evidence.level.replaceAll('-', ' ')}</K>
        </span>{' '}
        <K>{page.treatment.evidence.summary}</K>
      </p>
      <FactSources fact={page.treatment.evidence} sources={page.sources} />
      <h3>{t('guide.claims')}</h3>
      <FactList facts={page.treatment.claims} sources={page.sources}>
        {(c) => (
          <>
            <p>
              <q lang="en">{c.claim}</q> <span className="tag">{verdict(c.verdict)}</span>
            </p>
            <p>
              <K>{c.why}</K>
            </p>
          </>
        )}
      </FactList>
    </GuideSection>
  )
}

const Questions = ({ page }: Props) => {
  const { t } = useTranslation()
  return (
    <GuideSection
      id="questions"
      title={t('guide.questions')}
      fold={t('guide.questionsCount', { count: page.treatment.questions.length })}
    >
      {page.treatment.questions.map((q) => (
        <div key={q.id} id={factAnchor(q.id)}>
          <h3>
            <K>{q.question}</K>
          </h3>
          <p>
            <K>{q.answer}</K>
          </p>
          <FactSources fact={q} sources={page.sources} />
        </div>
      ))}
    </GuideSection>
  )
}

const Regulatory = ({ page }: Props) => {
  const { t } = useTranslation()
  return (
    <GuideSection
      id="rules"
      title={t('guide.regulatory')}
      fold={t('guide.regulatoryCount', { count: page.treatment.regulatory.length })}
    >
      <FactList facts={page.treatment.regulatory} sources={page.sources}>
        {(r) => (
          <>
            <p>
              <strong>
                <K>{r.jurisdiction}</K>
              </strong>
              : <K>{r.status}</K>
            </p>
          </>
        )}
      </FactList>
    </GuideSection>
  )
}

const Disagreements = ({ page }: Props) => {
  const { t } = useTranslation()
  return page.disagreements.length === 0 ? null : (
    <GuideSection
      id="disagreements"
      title={t('guide.disagreements')}
      fold={t('guide.disagreementsCount', { count: page.disagreements.length })}
    >
      <p>{t('guide.disagreementsHint')}</p>
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
    </GuideSection>
  )
}

const Sources = ({ page }: Props) => {
  const { t } = useTranslation()
  const all = Object.entries(page.sources)
  return (
    <GuideSection id="sources" title={t('guide.sources')} fold={t('guide.sourcesCount', { count: all.length })}>
      <ul>
        {all.map(([id, source]) => (
          <SourceLine key={id} id={id} source={source} />
        ))}
      </ul>
    </GuideSection>
  )
}

/** What is known about it, how well, and who says so. */
export const GuideEvidence = ({ page }: Props) => (
  <>
    <Questions page={page} />
    <Course page={page} />
    <Claims page={page} />
    <Regulatory page={page} />
    <Disagreements page={page} />
    <Sources page={page} />
  </>
)
