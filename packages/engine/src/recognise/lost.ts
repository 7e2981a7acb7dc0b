/** Marks a word that a rule hands back: it tells of a body, a sense or a mind, whatever it tells. */
export const HANDED_BACK = 1
/** Marks a word that no rule knows, and that none speaks against. */
export const UNREAD = 2
/** Marks a word that the weights of worries hand back. */
export const DOUBTFUL = 3
