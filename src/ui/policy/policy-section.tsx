import * as Accordion from '@radix-ui/react-accordion';
import type { ReactNode } from 'react';
import { usePolicy, type PolicySection as PolicyKey } from '../../state/policy-store';
import { Button } from '../kit/button';
import { isSectionModified } from './is-section-modified';
import { sectionNames } from './section-id';
import type { SectionId } from './section-id';
import { sectionSummary } from './section-summary';

interface PolicySectionProps {
  readonly id: SectionId;
  /** The parts of the policy that the section edits, and resets. */
  readonly parts: readonly PolicyKey[];
  readonly children: ReactNode;
}

/** One section of the accordion: inverted while open, with its value while closed, ● where it differs from the saved policy. */
export function PolicySection({ id, parts, children }: PolicySectionProps) {
  const name = sectionNames[id];
  const policy = usePolicy((state) => state.policy);
  const modified = usePolicy((state) => isSectionModified(state, parts));
  return (
    <Accordion.Item value={id} className="border-b-1 border-fg">
      <Accordion.Header className="ring-inside">
        <Accordion.Trigger
          data-section={id}
          className="group flex min-h-10 w-full items-center gap-2 px-4 text-left text-13 hover:bg-fill data-[state=open]:bg-inv-bg data-[state=open]:focus-visible:outline-inv-fg data-[state=open]:text-inv-fg pointer-coarse:min-h-hit-touch"
        >
          <span>{name}</span>
          {modified && (
            <span>
              <span aria-hidden>●</span>
              <span className="sr-only">modified</span>
            </span>
          )}
          <span className="num ml-auto text-12 group-data-[state=open]:hidden">
            {policy === null ? '' : sectionSummary(id, policy)}
          </span>
          <span aria-hidden className="num w-3 text-right group-data-[state=open]:ml-auto">
            <span className="group-data-[state=open]:hidden">+</span>
            <span className="group-data-[state=closed]:hidden">−</span>
          </span>
        </Accordion.Trigger>
      </Accordion.Header>
      <Accordion.Content className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 py-3">
        {children}
        {modified && (
          <Button className="justify-self-start" onClick={() => resetParts(name, parts)}>
            Reset {name}
          </Button>
        )}
      </Accordion.Content>
    </Accordion.Item>
  );
}

function resetParts(name: string, parts: readonly PolicyKey[]): void {
  const { saved, edit } = usePolicy.getState();
  if (saved === null) return;
  const kept = Object.fromEntries(parts.map((part) => [part, saved[part]]));
  edit(`Reset ${name}`, (policy) => ({ ...policy, ...kept }));
}
