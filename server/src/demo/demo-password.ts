/** Everybody's password in the demonstration. It guards nothing: all of it is invented. */
export const demoPassword = 'Lantai-2026';
