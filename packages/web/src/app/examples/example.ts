import type { ReactNode } from 'react'
import type { Given } from '../../gallery/given.ts'

/** The states of one component, by name. What is shown in the gallery is what axe and the screenshots look at. */
export type Examples = Readonly<Record<string, (given: Given) => ReactNode>>

/** Longer than any column, and without a place to break. */
export const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley (synthetic)'
export const ARABIC_NAME = 'مريض تجريبي'
export const LONG_TEXT =
  'It began on Tuesday after the session and has been getting a little worse every day since then; I have not taken anything for it, because the leaflet says to ask first. '.repeat(
    4,
  )
