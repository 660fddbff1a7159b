import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { Button } from '../ui/kit/button';

interface RegionBoundaryProps {
  /** What the region is called in the message. */
  readonly name: string;
  readonly children: ReactNode;
}

interface RegionBoundaryState {
  readonly error: Error | null;
  readonly details: string;
}

/** Keeps a crash of one region from taking the page with it: says what failed, and offers to draw it again. */
export class RegionBoundary extends Component<RegionBoundaryProps, RegionBoundaryState> {
  override state: RegionBoundaryState = { error: null, details: '' };

  static getDerivedStateFromError(error: unknown): Partial<RegionBoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo): void {
    this.setState({ details: `${error.stack ?? error.message}\n${componentStack ?? ''}` });
  }

  override render(): ReactNode {
    const { error, details } = this.state;
    const { name, children } = this.props;
    if (error === null) return children;
    return (
      <div role="alert" className="grid content-start gap-2 border-4 border-fg p-4 text-13">
        <p>
          <strong>{name} stopped.</strong> {error.message}
        </p>
        <div className="flex gap-2">
          <Button onClick={() => this.setState({ error: null, details: '' })}>Retry</Button>
          <Button onClick={() => void navigator.clipboard.writeText(`${name}: ${details}`)}>Copy details</Button>
        </div>
      </div>
    );
  }
}
