/** Words by which what others say, had or foretold comes back to the patient: "that mine is infected", "and now it has". */
export const OF_PATIENT: readonly string[] =
  'i im ive my mine he hes his she shes her this that these it its now'.split(' ')
