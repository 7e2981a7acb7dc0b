import type { Level } from '@anagen/kb'
import { useTranslation } from 'react-i18next'

/** A level in one word, in its colour. */
export const LevelMark = ({ level }: { readonly level: Level }) => {
  const { t } = useTranslation()
  return <span className={`tag level-${level}`}>{t(`level.${level}`)}</span>
}
