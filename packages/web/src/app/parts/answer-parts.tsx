import { useTranslation } from 'react-i18next'
import { K } from './knowledge-text.tsx'

/** The words that nobody understood, as they were written: never passed over. */
export const NotUnderstood = ({ words, hint }: { readonly words: readonly string[]; readonly hint?: string }) => {
  const { t } = useTranslation()
  return words.length === 0 ? null : (
    <section className="not-understood">
      <h2>{t('card.notUnderstood')}</h2>
      <ul>
        {words.map((said) => (
          <li key={said}>
            <q dir="auto">{said}</q>
          </li>
        ))}
      </ul>
      {hint === undefined ? null : <p>{hint}</p>}
    </section>
  )
}

interface AnswerFootProps {
  readonly notes: readonly string[]
  readonly knowledgeDigest: string
}

/** What holds for every answer, and the knowledge that it was judged with. */
export const AnswerFoot = ({ notes, knowledgeDigest }: AnswerFootProps) => {
  const { t } = useTranslation()
  return (
    <footer>
      {notes.map((note) => (
        <p key={note}>
          <K>{note}</K>
        </p>
      ))}
      <p className="digest">{t('card.digest', { digest: knowledgeDigest.slice(0, 12) })}</p>
    </footer>
  )
}
