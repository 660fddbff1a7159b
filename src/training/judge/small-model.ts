/** Billions of parameters up to which a model counts as one that could run locally. */
const most = 14;

/** Whether a recorded model is small, by the size in its name; mixtures of experts count as large. */
export function isSmallModel(name: string): boolean {
  if (/\d+x\d+b/i.test(name)) return false;
  const size = /(?<![\d.])(\d+(?:\.\d+)?)b(?![a-z])/i.exec(name)?.[1];
  return size === undefined ? /^phi-.*mini/i.test(name) : Number(size) <= most;
}

/** Scores that look like parse failures, not like answers (the data folder's README). */
export function isBrokenRecord(model: string, subject: string): boolean {
  return model.includes('chatqa') || (model === 'qwen2.5-7b-instruct' && subject === 'mmlu');
}
