import { useGateway } from '../../state/gateway-store';
import { useNavigation } from '../../state/navigation-store';
import { usePolicyFile } from '../../state/policy-file-store';
import { Dialog } from '../kit/dialog';
import { ChecklistSection } from './checklist-section';
import { GatewaySection } from './gateway-section';
import { PolicyFileSection } from './policy-file-section';

/** The policy on its way out of this tab, and into it. */
export function ExportDialog() {
  const close = (): void => {
    usePolicyFile.getState().forget();
    useGateway.getState().forget();
    useNavigation.getState().closeDialog();
  };
  return (
    <Dialog title="Export" onClose={close}>
      <div className="-m-4 text-13">
        <PolicyFileSection />
        <ChecklistSection />
        <GatewaySection />
      </div>
    </Dialog>
  );
}
