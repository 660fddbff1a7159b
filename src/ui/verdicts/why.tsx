import { FlipLine } from './flip-line';
import { useShownFlight } from './use-shown-flight';

/** Why the prompt went where it went, and what would have sent it elsewhere; nothing before a prompt was routed. */
export function Why() {
  const { said, inspection } = useShownFlight();
  return (
    <>
      {said !== null && (
        <p className="text-13 min-[900px]:line-clamp-2 min-[900px]:text-12" title={`${said.what} ${said.why}`}>
          <strong>{said.what}</strong> {said.why}
        </p>
      )}
      {inspection !== null && inspection.live === undefined && inspection.decision.tierDecidedBy !== 'cache' && (
        <FlipLine counterfactuals={inspection.counterfactuals} />
      )}
    </>
  );
}
