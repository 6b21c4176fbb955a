export const eepProblems = {
  'preservation.eep-incomplete': {
    status: 409,
    sentence: '封装包要求的{missing}还没有，不能封装；先归档并补齐著录。',
  },
} as const;
