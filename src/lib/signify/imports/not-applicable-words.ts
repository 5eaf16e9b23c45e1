const NOT_APPLICABLE = /^(n\s?[./]?\s?a\.?|n\.?v\.?t\.?|niet van toepassing|not applicable|does not apply)$/i;
const NO = /^(0|false|no|nee|n|onwaar)$/i;

export const saysNotApplicable = (cell: string): boolean => NOT_APPLICABLE.test(cell);
export const saysNo = (cell: string): boolean => NO.test(cell);
