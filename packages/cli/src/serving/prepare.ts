// Makes what is kept of the knowledge for the server that started this process (prepared-knowledge.ts).
import { lendLexicon } from '../data/kept-lexicon.ts'
import { ourKnowledge } from '../knowledge.ts'

lendLexicon(await ourKnowledge())
