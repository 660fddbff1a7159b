import type { StageId } from '../../core/domain/verdict';

const names: Readonly<Record<StageId, string>> = {
  privacy: '0 Privacy',
  residency: '0 Residency',
  budget: '0 Budget',
  context: '0 Context',
  cache: '0 Cache',
  rules: '1 Rules',
  semantic: '2 Semantic',
  complexity: 'Complexity',
  judge: '3 Judge',
  bandit: '4 Bandit',
  human: '5 Human',
  session: 'Session',
};

/** What a stage is called everywhere on the page, number first where it has one. */
export function stageName(stage: StageId): string {
  return names[stage];
}
