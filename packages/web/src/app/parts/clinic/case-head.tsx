import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../clinic/case-view.ts'
import { paths } from '../../../paths.ts'
import { K } from '../knowledge-text.tsx'
import { LevelMark } from '../level-mark.tsx'
import { ClinicPhone } from './clinic-frame.tsx'
import { Due } from './due.tsx'

/** Who it is, what was done, who has it and by when. After something was done to the case somebody is brought here, where its state is read out. */
export const CaseHead = ({ slug, view }: { readonly slug: string; readonly view: CaseView }) => {
  const { t } = useTranslation()
  return (
    <header id="case" tabIndex={-1} className={`case-head level-${view.level}`}>
      <h1>
        <LevelMark level={view.level} />{' '}
        <a href={paths.patient(slug, view.patientId)} dir="auto">
          {view.patient}
        </a>
      </h1>
      <p>
        {t(`state.${view.state as 'open'}`)}, <span dir="auto">{view.owner}</span>.{' '}
        {view.state === 'resolved' ? null : (
          <>
            <Due {...view} isSentence /> {t('case.waits', { span: view.waits })}
          </>
        )}
      </p>
      <ul className="facts">
        {view.done.map(({ treatment, since, on, stopped }) => (
          <li key={treatment + on}>
            <K>{treatment}</K>: {t('today.since', { since, on })}
            {stopped === null ? null : <strong>{`, ${t('today.stopped', { since: stopped })}`}</strong>}
          </li>
        ))}
        {view.about.map((about) => (
          <li key={about}>
            <strong>
              <K>{about}</K>
            </strong>
          </li>
        ))}
        {view.phone === null ? null : (
          <li>
            {t('case.call')} <ClinicPhone phone={view.phone} />
          </li>
        )}
      </ul>
    </header>
  )
}
