/** Height of one bar of the recovery ribbon, pixels. */
export const BAR_HEIGHT = 20
