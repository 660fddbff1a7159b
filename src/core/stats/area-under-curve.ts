/**
 * Area under the ROC curve of scores against labels: the probability that a positive outscores a negative, ties counting half
 * (Mann and Whitney, 1947). Null unless both labels occur.
 */
export function areaUnderCurve(scores: readonly number[], positive: readonly boolean[]): number | null {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) end += 1;
    const rank = (start + end + 1) / 2;
    for (let i = start; i < end; i += 1) {
      if (positive[order[i] ?? 0] === true) {
        positives += 1;
        rankSum += rank;
      }
    }
    start = end;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
