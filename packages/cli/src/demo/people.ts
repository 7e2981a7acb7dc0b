/** The staff of the demo clinic. Nobody here is a real person. */
export const STAFF = [
  { id: 'nurse', name: 'Nia Nurse (synthetic)', role: 'nurse', about: 'looks at the queue first' },
  { id: 'clinician', name: 'Dr Cleo Clinician (synthetic)', role: 'clinician', about: 'may give a case another level' },
  { id: 'owner', name: 'Olu Owner (synthetic)', role: 'owner', about: 'rota, audit, staff' },
] as const

/** What somebody of the demo said, in their words, so many hours after the session. */
interface Told {
  readonly atHours: number
  readonly say: string
}

/** A synthetic patient whose story is written out; the others come from the simulator. */
export interface Persona {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly treatment: string
  readonly hoursSince: number
  readonly told: readonly Told[]
}

export const PERSONAS: readonly Persona[] = [
  {
    id: 'pat',
    name: 'Pat (synthetic)',
    about: 'had PRP yesterday; the check-in is due',
    treatment: 'prp',
    hoursSince: 30,
    told: [{ atHours: 6, say: 'scalp is pink and a bit sore, no fever' }],
  },
  {
    id: 'mo',
    name: 'Mo (synthetic)',
    about: 'is on day 5 of a hair transplant and worried',
    treatment: 'fue',
    hoursSince: 104,
    told: [
      { atHours: 26, say: 'forehead is a bit swollen, scabs, no pain' },
      { atHours: 50, say: 'swelling is getting better, scabs, mild itch' },
      { atHours: 102, say: 'redness is spreading and hot, there is pus' },
    ],
  },
  {
    id: 'ines',
    name: 'Ines (synthetic)',
    about: 'is still a little pink after two and a half days',
    treatment: 'prp',
    hoursSince: 60,
    told: [{ atHours: 59, say: 'scalp is still a bit pink, getting better' }],
  },
]

export const FIRST_NAMES =
  'Ada Amir Bao Carla Dev Edda Farid Greta Hugo Iman Jonas Kaya Leila Marek Nour Oskar Priya Quentin Rosa Sami Tariq Uma Viktor Wanda Xenia Yusuf Zofia'.split(
    ' ',
  )
