import type { PolicyPart } from '../../core/domain/policy-file';

/** The parts of a policy that have a file of their own. */
export const partNames: Readonly<Record<PolicyPart, string>> = {
  whole: 'Whole policy',
  rules: 'Rules and patterns',
  thresholds: 'Thresholds',
  clusters: 'Clusters',
  endpoints: 'Endpoints, aliases, prices',
  gates: 'Gates: privacy, region, budget',
  telemetry: 'Objective and alerts',
};
