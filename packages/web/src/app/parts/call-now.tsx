import { useTranslation } from 'react-i18next'
import { useRoot } from '../use-root.ts'
import { ShortNumbers } from './emergency-bar.tsx'

/** The emergency numbers beside the words that say to call: those at the top of the page may be out of sight. */
export const CallNow = () => {
  const { call } = useRoot()
  return (
    <span className="short-numbers">
      <ShortNumbers call={call} />
    </span>
  )
}

/** Shown, and kept in sight, as soon as one of the signs that cannot wait is ticked. */
export const FlagsCall = () => {
  const { t } = useTranslation()
  return (
    <p className="flags-call" role="note">
      {t('form.flagsCall')} <CallNow />
    </p>
  )
}
