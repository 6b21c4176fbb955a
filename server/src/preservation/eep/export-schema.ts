/** By which an 元数据.json of an export is known again when it is taken in. */
export const exportSchema = 'urn:lantai:export:1';
