import { LEVELS } from '@anagen/kb'
import { AnswerCard } from '../parts/answer-card.tsx'
import { LevelChange } from '../parts/clinic/level-change.tsx'
import { LevelMark } from '../parts/level-mark.tsx'
import { MayICard } from '../parts/may-i-card.tsx'
import { Ribbon, RibbonLegend } from '../parts/ribbon.tsx'
import type { Examples } from './example.ts'

export const answers: Examples = {
  'level-mark': () => (
    <p>
      {LEVELS.map((level) => (
        <span key={level}>
          <LevelMark level={level} />{' '}
        </span>
      ))}
    </p>
  ),
  'level-change': () => (
    <p>
      <LevelChange from="expected" to="urgent" />
    </p>
  ),
  'answer-card.expected': ({ answers: { expected } }) => <AnswerCard view={expected} />,
  'answer-card.watch': ({ answers: { watch } }) => <AnswerCard view={watch} />,
  'answer-card.not-understood': ({ answers: { notUnderstood } }) => <AnswerCard view={notUnderstood} />,
  'answer-card.urgent': ({ answers: { urgent } }) => <AnswerCard view={urgent} />,
  'answer-card.emergency': ({ answers: { emergency } }) => <AnswerCard view={emergency} />,
  'may-i-card.yes': ({ mayI: { yes } }) => <MayICard view={yes} />,
  'may-i-card.not-yet': ({ mayI: { notYet } }) => <MayICard view={notYet} />,
  'may-i-card.unknown': ({ mayI: { unknown } }) => <MayICard view={unknown} />,
  ribbon: ({ ribbons }) => (
    <>
      {ribbons.map((ribbon) => (
        <Ribbon key={ribbon.treatment + ribbon.clock} ribbon={ribbon} />
      ))}
      <RibbonLegend withHere />
    </>
  ),
}
