import type { Level } from '@anagen/kb'
import { useTranslation } from 'react-i18next'
import { LevelMark } from '../level-mark.tsx'

/** One level then, another one now. */
export const LevelChange = ({ from, to }: { readonly from: Level; readonly to: Level }) => {
  const { t } = useTranslation()
  return (
    <>
      <LevelMark level={from} /> <span aria-hidden="true" className="arrow" />
      <span className="visually-hidden">{t('amend.becomes')}</span> <LevelMark level={to} />
    </>
  )
}
