const MARKDOWN =
  /^(?:\uFEFF?---[ \t]*\r?\n|#{1,6} \S|>[ \t]?\S|```|~~~|\|?[ \t]*:?-{3,}:?[ \t]*\|)|\*\*\S[^*\n]*\*\*|!?\[[^\]\n]{1,200}\]\([^)\n]{1,500}\)/m

/** Markdown or plain text, by what the file holds: plain text misread as Markdown turns indented bullets into code. */
export const tellFormat = (source: string): 'markdown' | 'plain' => (MARKDOWN.test(source) ? 'markdown' : 'plain')
