/** The shipped face first: the same letters as on every screen, whatever this computer has. */
export const FONT_FAMILY = "'Noto Sans SC Variable', 'Noto Sans CJK SC', sans-serif"
