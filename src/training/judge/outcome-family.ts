/**
 * The family a recorded outcome belongs to. What one leaves out to learn how the judge does on new traffic goes together:
 * all of MMLU-Pro with the llmrouter rows from MMLU, MATH with math-l5.
 */
export function outcomeFamily(file: string, subject: string): string {
  if (file === 'mmlu_pro' || subject === 'mmlu') return 'MMLU and MMLU-Pro';
  if (subject === 'math' || subject === 'math-l5') return 'MATH';
  return subject;
}
