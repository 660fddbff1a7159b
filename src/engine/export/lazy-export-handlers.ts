import type { EngineHandlers } from '../engine-host';
import type { ExportCalls } from './export-protocol';
import type { Session } from '../session/session';
import type { SessionSurroundings } from '../session/session-surroundings';

/** The engine's answers about policies that come and go as files: fetched at the first question. */
export function lazyExportHandlers(
  session: Session,
  surroundings: SessionSurroundings,
): Pick<EngineHandlers, keyof ExportCalls> {
  const { catalog, now } = surroundings;
  return {
    'policy-file-write': async ({ part }) => {
      const { policyFileName, writePolicyFile } = await import('../../interchange/policy-file/write-policy-file');
      const { policy } = session.run.policy;
      return { name: policyFileName(policy, part), text: writePolicyFile(policy, part) };
    },
    'policy-file-read': async ({ text }, signal) => {
      const { previewPolicyFile } = await import('./preview-policy-file');
      return previewPolicyFile(session, text, catalog.endpoints, now, signal);
    },
    'gateway-export': async ({ gateway, withEncoder }, signal) => {
      const { exportGateway } = await import('./export-gateway');
      return exportGateway(session, gateway, withEncoder, surroundings, signal);
    },
  };
}
