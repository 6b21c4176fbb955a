import { renumberingText } from './renumbering.text.ts';

/** Of every field of a draft that must say something. */
export const neededRule = { required: true, message: renumberingText.form.needed };
