/** Line colours that people with colour blindness tell apart (Okabe and Ito 2008); dashes repeat what the colour says. */
export const STROKES = [
  { colour: '#0072b2', dash: '' },
  { colour: '#d55e00', dash: '7 3' },
  { colour: '#009e73', dash: '2 3' },
  { colour: '#cc79a7', dash: '9 3 2 3' },
  { colour: '#56b4e9', dash: '4 2' },
  { colour: '#e69f00', dash: '12 4' },
] as const

export const strokeOf = (index: number): (typeof STROKES)[number] => STROKES[index % STROKES.length] ?? STROKES[0]
