import { normalNow, siteRequest, treatmentPage } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { TreatmentPage as Shown } from '../../guide/treatment-page.ts'
import { paths } from '../../paths.ts'
import { AllNumbers } from '../parts/emergency-bar.tsx'
import { GuideCare } from '../parts/guide-care.tsx'
import { GuideEvidence } from '../parts/guide-evidence.tsx'
import { GuideExpected } from '../parts/guide-expected.tsx'
import { GuideNow } from '../parts/guide-now.tsx'
import { Complications, GuideCautions } from '../parts/guide-risks.tsx'
import { IslandScript } from '../parts/island-script.tsx'
import { JsonLd } from '../parts/json-ld.tsx'
import { K } from '../parts/knowledge-text.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useRoot } from '../use-root.ts'

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  const { knowledge } = context.get(siteRequest)
  const known = Object.hasOwn(knowledge.treatments, params.slug ?? '') ? knowledge.treatments[params.slug ?? ''] : null
  if (!known) throw data(null, { status: 404 })
  const now = normalNow(known, new URL(request.url).searchParams, knowledge)
  return data({ page: treatmentPage(known, knowledge, now.hours), now }, { status: now.isUnread ? 422 : 200 })
}

const PARTS = [
  'expect',
  'complications',
  'care',
  'before',
  'who-should-not',
  'interactions',
  'questions',
  'course',
  'evidence',
  'rules',
  'disagreements',
  'sources',
] as const

/** What a treatment has nothing of has no part on its page. */
const hasPart = ({ before, treatment, disagreements }: Shown, part: (typeof PARTS)[number]): boolean =>
  (part !== 'before' || before.length > 0) &&
  (part !== 'interactions' || treatment.interactions.length > 0) &&
  (part !== 'disagreements' || disagreements.length > 0)

export default function TreatmentPage() {
  const { t } = useTranslation()
  const root = useRoot()
  const { page, now } = useLoaderData<typeof loader>()
  const { treatment } = page
  const description = t('guide.description', { name: treatment.name })
  return (
    <>
      <PageHead
        title={treatment.name}
        description={description}
        isIndexed={now.entered.amount === ''}
        picture={paths.picture(`${treatment.slug}.png`)}
      />
      <JsonLd
        data={{
          '@type': 'MedicalWebPage',
          name: treatment.name,
          description,
          about: { '@type': 'MedicalTherapy', name: treatment.name, alternateName: treatment.alsoKnownAs },
          mainEntity: {
            '@type': 'FAQPage',
            mainEntity: treatment.questions.map(({ question, answer }) => ({
              '@type': 'Question',
              name: question,
              acceptedAnswer: { '@type': 'Answer', text: answer },
            })),
          },
        }}
      />
      <h1>
        <K>{treatment.name}</K>
      </h1>
      <p className="hint not-on-paper">
        {t('guide.alsoKnownAs')} <K>{treatment.alsoKnownAs.join(', ')}</K>
      </p>
      <p>
        <K>{treatment.whatItIs}</K>
      </p>
      <GuideNow page={page} now={now} />
      <p>
        <a className="button" href={`${paths.check()}?did.0=${treatment.slug}`}>
          {t('guide.check')}
        </a>
      </p>
      <p className="review">
        {treatment.reviewedBy === null ? t('frame.notReviewed') : t('guide.reviewedBy', { name: treatment.reviewedBy })}
      </p>
      <nav aria-label={t('guide.onThisPage')} className="toc">
        <ul>
          {PARTS.filter((part) => hasPart(page, part)).map((part) => (
            <li key={part}>
              <a href={`#${part}`}>{t(`guidePart.${part}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <GuideExpected page={page} />
      <Complications page={page} />
      <section className="on-paper">
        <h2>{t('card.call')}</h2>
        <AllNumbers call={root.call} />
      </section>
      <GuideCare page={page} />
      <GuideCautions page={page} />
      <GuideEvidence page={page} />
      <IslandScript name="guide-island" />
    </>
  )
}
