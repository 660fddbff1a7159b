import * as Accordion from '@radix-ui/react-accordion';
import { usePolicy } from '../../state/policy-store';
import { useSettings } from '../../state/settings-store';
import { AnswersSection } from './answers-section';
import { AlertSection } from './alert-section';
import { BanditSection } from './bandit-section';
import { CacheSection } from './cache-section';
import { ComplexitySection } from './complexity-section';
import { ConversationSection } from './conversation-section';
import { EffectLine } from './effect-line';
import { EscalationSection } from './escalation-section';
import { JudgeSection } from './judge-section';
import { ModelsSection } from './models-section';
import { ObjectiveSection } from './objective-section';
import { OrderSection } from './order-section';
import { PrivacySection } from './privacy-section';
import { ResilienceSection } from './resilience-section';
import { RulesSection } from './rules-section';
import { SemanticSection } from './semantic-section';
import { SmallFrontier } from './small-frontier';

/** Everything that can be tuned about routing, under the frontier that shows what it costs and brings. */
export function PolicyPanel() {
  const isLoaded = usePolicy((state) => state.policy !== null);
  const openSections = useSettings((settings) => settings.openSections);
  return (
    <section aria-label="Policy" className="flex flex-col min-[900px]:h-full min-[900px]:min-h-0">
      <h2 className="label flex min-h-hit items-center px-4 pt-2">Cost against quality</h2>
      <SmallFrontier />
      <EffectLine />
      {isLoaded ? (
        <Accordion.Root
          type="multiple"
          value={[...openSections]}
          onValueChange={(open) => useSettings.getState().set({ openSections: open })}
          className="min-h-0 flex-1 min-[900px]:overflow-y-auto"
        >
          <ComplexitySection />
          <RulesSection />
          <SemanticSection />
          <JudgeSection />
          <BanditSection />
          <OrderSection />
          <PrivacySection />
          <ModelsSection />
          <AnswersSection />
          <ObjectiveSection />
          <ResilienceSection />
          <CacheSection />
          <EscalationSection />
          <ConversationSection />
          <AlertSection />
        </Accordion.Root>
      ) : (
        <p className="px-4 py-2 text-12 text-fg-2">The policy follows the catalogue.</p>
      )}
    </section>
  );
}
